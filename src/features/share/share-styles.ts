import { createHash } from "node:crypto";
import tokens from "@/styles/tokens.css?raw";
import base from "./share-base.css?raw";
import card from "./share-card.css?raw";
import { fontFaces } from "./share-fonts.ts";
import list from "./share-list.css?raw";
import notice from "./share-notice.css?raw";
import page from "./share-page.css?raw";
import preview from "./share-preview.css?raw";
import text from "./share-text.css?raw";

/** Everything the page needs to look right, small enough to travel inside it. */
export const shareStyles =
  fontFaces + [tokens, base, page, card, list, preview, text, notice].map(packed).join("");

/** Names the styles in the content policy, so that the browser applies these and no others. */
export const shareStylesHash = `sha256-${createHash("sha256").update(shareStyles).digest("base64")}`;

/** Without comments and indentation. Our stylesheets hold no strings in which either would matter. */
function packed(css: string): string {
  return (
    css
      .replaceAll(/\/\*.*?\*\//gs, "")
      .replaceAll(/\s+/g, " ")
      .replaceAll(/ ?([{};,]) ?/g, "$1")
      // Not before it: ".prose :is(th)" is about what lies within.
      .replaceAll(": ", ":")
  );
}
