/** What a file is, as far as its icon and its plain name go. */
export type FileKind =
  | "document"
  | "sheet"
  | "slides"
  | "pdf"
  | "image"
  | "video"
  | "audio"
  | "code"
  | "text"
  | "archive"
  | "other";

const kindWords: Record<FileKind, string> = {
  document: "Document",
  sheet: "Spreadsheet",
  slides: "Presentation",
  pdf: "PDF document",
  image: "Image",
  video: "Video",
  audio: "Audio",
  code: "Code",
  text: "Text",
  archive: "Archive",
  other: "File",
};

const extensions: readonly (readonly [FileKind, string])[] = [
  ["document", "doc docx odt rtf pages tex epub mobi"],
  ["sheet", "xls xlsx xlsm ods csv tsv numbers"],
  ["slides", "ppt pptx odp key"],
  ["pdf", "pdf"],
  [
    "image",
    "jpg jpeg png gif webp avif heic heif tif tiff bmp svg ico raw cr2 nef arw dng psd ai sketch xcf",
  ],
  ["video", "mp4 m4v mov webm mkv avi mpg mpeg wmv flv 3gp ogv"],
  ["audio", "mp3 m4a wav flac ogg opus aac aiff wma mid midi"],
  [
    "code",
    "js mjs cjs ts tsx jsx css scss html htm xml json yaml yml toml py rb go rs java kt c h cpp cs php",
  ],
  ["code", "sh sql swift vue wasm ipynb"],
  ["text", "txt md markdown log ini conf srt vtt"],
  ["archive", "zip tar gz tgz bz2 xz 7z rar zst dmg iso jar apk deb rpm"],
];

const kindByExtension = new Map(
  extensions.flatMap(([kind, list]) => list.split(" ").map((extension) => [extension, kind] as const)),
);

const photos = new Set(["jpg", "jpeg", "heic", "heif", "raw", "cr2", "nef", "arw", "dng"]);

/** Endings that only mean something together. */
const doubled = /(?!^)\.tar\.[a-z0-9]{1,4}$/i;

/** The extension with its dot as it is shown beside the stem, "" when there is none: ".pdf", ".tar.gz". */
export function fileExtension(fileName: string): string {
  const both = doubled.exec(fileName);
  if (both) return both[0];
  const dot = fileName.lastIndexOf(".");
  // ".env" is all stem; an "extension" of 12 letters is a sentence with a full stop.
  if (dot <= 0 || dot === fileName.length - 1 || fileName.length - dot > 11) return "";
  const extension = fileName.slice(dot);
  return /\s/.test(extension) ? "" : extension;
}

/** The kind by the name's extension, else by the declared type. */
export function fileKind(fileName: string, mimeType = ""): FileKind {
  const known = kindByExtension.get(lastPart(fileName));
  if (known) return known;
  const [major, minor] = mimeType.split(";")[0]?.trim().split("/") ?? [];
  if (major === "image" || major === "video" || major === "audio" || major === "text") return major;
  if (minor === "pdf") return "pdf";
  return "other";
}

/** Plain words for people: "PDF document", "Photo", "Archive", "XYZ file". */
export function fileKindWord(fileName: string, mimeType = ""): string {
  const extension = lastPart(fileName);
  if (photos.has(extension)) return "Photo";
  const kind = fileKind(fileName, mimeType);
  if (kind === "other" && extension) return `${extension.toUpperCase()} file`;
  return kindWords[kind];
}

function lastPart(fileName: string): string {
  const extension = fileExtension(fileName).toLowerCase();
  return extension.slice(extension.lastIndexOf(".") + 1);
}
