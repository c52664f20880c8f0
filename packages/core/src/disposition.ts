import { create } from "content-disposition";

/** Types that a browser may show by itself without running anything of the sender's. */
const inertTypes = /^(image\/(png|jpeg|webp|avif|gif)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/plain)$/;

/** What the object store may call the bytes: claimed types that could run as a page become plain bytes. */
export const servedType = (mimeType: string): string =>
  inertTypes.test(mimeType) ? mimeType : "application/octet-stream";

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A name that every system can save: no trailing dots or spaces, no device names, nothing Windows forbids. */
export function savedName(fileName: string): string {
  const clean = fileName.replace(/[<>:"|?*\p{Cc}]/gu, "_").replace(/[. ]+$/, "");
  if (clean === "") return "download";
  return reservedOnWindows.test(clean) ? `_${clean}` : clean;
}

/** `Content-Disposition: attachment` with the name in both forms of RFC 6266. */
export function attachment(fileName: string): string {
  const name = savedName(fileName);
  // Older clients save under the plain form: letters without accents beat question marks.
  const fallback = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_");
  return create(name, { type: "attachment", fallback });
}
