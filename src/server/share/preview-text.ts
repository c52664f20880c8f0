import type { LinkView, SharedFile } from "@dropify/core/links/link-view.schema";
import type { LinkItem } from "@dropify/core/links/live";
import { objectKey } from "@dropify/core/storage/store-client";
import { readStart } from "@dropify/core/storage/stored-objects";
import { highlight, type Token } from "./highlight.ts";
import { renderMarkdown } from "./markdown.ts";

/** A file's beginning as the page shows it. */
export interface TextPreview {
  /** Markdown as HTML, made safe; or code in colours; or the plain text. */
  html?: string;
  lines?: Token[][];
  plain?: string;
  /** There is more of it than is shown. */
  isCut: boolean;
}

const mostBytes = 64 * 1024;
const mostRemembered = 50;
const remembered = new Map<string, TextPreview | undefined>();

const textExtensions = new Set(
  `txt md markdown log csv tsv srt vtt js mjs cjs jsx ts mts cts tsx json webmanifest ipynb css scss html htm vue
  xml svg xsd plist yaml yml toml ini conf cfg env py rb go rs java kt kts c h cpp cc cxx hpp cs php swift lua sh
  bash zsh sql diff patch tex gitignore editorconfig`.split(/\s+/),
);

/**
 * What the page shows of a text: its beginning, read once, since bytes never change. Nothing where downloads are
 * numbered, or where the name says text and the bytes do not.
 */
export async function previewText(link: LinkItem, view: LinkView): Promise<TextPreview | undefined> {
  const { focus } = view;
  if (!focus || !view.allowPreview || view.isCapped || !isText(focus)) return undefined;
  const key = `${focus.fileId}/${extensionOf(focus.fileName)}`;
  if (!remembered.has(key)) {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, await readPreview(objectKey(link.ownerId, focus.fileId), focus));
  }
  return remembered.get(key);
}

const isText = ({ fileName, mimeType, fileSize }: SharedFile): boolean =>
  fileSize > 0 && (textExtensions.has(extensionOf(fileName)) || mimeType === "text/plain");

const extensionOf = (fileName: string): string => fileName.slice(fileName.lastIndexOf(".") + 1).toLowerCase();

async function readPreview(key: string, file: SharedFile): Promise<TextPreview | undefined> {
  const bytes = await readStart(key, mostBytes);
  const isCut = file.fileSize > mostBytes;
  const text = decode(bytes, isCut);
  if (text === undefined) return undefined;
  const extension = extensionOf(file.fileName);
  if (extension === "md" || extension === "markdown") return { html: renderMarkdown(text), isCut };
  const lines = await highlight(text, extension);
  return lines ? { lines, isCut } : { plain: text, isCut };
}

/** Only what is UTF-8 and holds no NUL is text; the last letter may have been cut in two. */
function decode(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
