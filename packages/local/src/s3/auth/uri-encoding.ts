/** Percent-encodes all but the characters that RFC 3986 calls unreserved, as Signature Version 4 asks. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As encodeUri, keeping slashes. */
export function encodeUriPath(path: string): string {
  return path.split("/").map(encodeUri).join("/");
}
