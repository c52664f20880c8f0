import cyrillic from "@fontsource-variable/geist/files/geist-cyrillic-wght-normal.woff2";
import latinExt from "@fontsource-variable/geist/files/geist-latin-ext-wght-normal.woff2";
import latin from "@fontsource-variable/geist/files/geist-latin-wght-normal.woff2";
import ranges from "@fontsource-variable/geist/unicode.json" with { type: "json" };

const subsets = [
  { address: latin, range: ranges.latin },
  { address: latinExt, range: ranges["latin-ext"] },
  { address: cyrillic, range: ranges.cyrillic },
];

/** The subset that nearly every page needs: worth asking for before the styles are read. */
export const mainFont = servedAt(latin);

/** `@font-face` rules for Geist; a browser fetches only the subsets whose letters the page holds. */
export const fontFaces = subsets
  .map(
    ({ address, range }) =>
      `@font-face{font-family:"Geist Variable";font-display:swap;font-weight:100 900;` +
      `src:url("${servedAt(address)}") format("woff2");unicode-range:${range}}`,
  )
  .join("");

/**
 * A route handler is told where the server's own copy lies, which nobody can fetch. The dashboard uses the same
 * fonts, so the same file, under the same name with its digest, is among the static files that never change.
 */
function servedAt(emitted: string): string {
  return `/_next/static/media/${emitted.slice(emitted.lastIndexOf("/") + 1)}`;
}
