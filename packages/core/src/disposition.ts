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

/** The same to be shown, for types that are safe to show; all else stays an attachment. */
export const inline = (file: { fileName: string; mimeType: string }): string =>
  disposition(isInert(file.mimeType) ? "inline" : "attachment", file.fileName);

function disposition(type: "attachment" | "inline", fileName: string): string {
  const name = savedName(fileName);
  // Older clients save under the plain form: letters without accents beat question marks.
  const fallback = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_");
  return create(name, { type, fallback });
}
