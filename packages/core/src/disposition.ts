import { create } from "content-disposition";

/** Types that a browser may show by itself without running anything of the sender's. */
const inertTypes = /^(image\/(png|jpeg|webp|avif|gif)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/plain)$/;

/** What the object store may call the bytes: claimed types that could run as a page become plain bytes. */
export const servedType = (mimeType: string): string =>
  isInert(mimeType) ? mimeType : "application/octet-stream";

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A name that every system can save: no trailing dots or spaces, no device names, nothing Windows forbids. */
export function savedName(fileName: string): string {
  const clean = fileName.replace(/[<>:"|?*\p{Cc}]/gu, "_").replace(/[. ]+$/, "");
  if (clean === "") return "download";
  return reservedOnWindows.test(clean) ? `_${clean}` : clean;
}

/** Whether a browser may show the bytes by itself: nothing in them can run. */
export const isInert = (mimeType: string): boolean => inertTypes.test(mimeType);

/** `Content-Disposition: attachment` with the name in both forms of RFC 6266. */
export const attachment = (fileName: string): string => disposition("attachment", fileName);

/**
 * Whether a browser may show the bytes to somebody who looks at them through a link: what is inert, and PDFs, whose
 * scripts run in a viewer that reaches no page, on the object store's origin, which holds nothing.
 */
export const isShown = (mimeType: string): boolean => isInert(mimeType) || mimeType === "application/pdf";

/** As what the object store shows a file; what must not be shown stays an attachment of plain bytes. */
export const shownAs = ({ fileName, mimeType }: { fileName: string; mimeType: string }) =>
  isShown(mimeType)
    ? { disposition: disposition("inline", fileName), contentType: mimeType }
    : { disposition: attachment(fileName), contentType: servedType(mimeType) };

function disposition(type: "attachment" | "inline", fileName: string): string {
  const name = savedName(fileName);
  // Older clients save under the plain form: letters without accents beat question marks.
  const fallback = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_");
  return create(name, { type, fallback });
}
