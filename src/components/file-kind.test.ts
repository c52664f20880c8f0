import { expect, test } from "vitest";
import { fileExtension, fileKind, fileKindWord } from "./file-kind.ts";

test.each([
  ["report.pdf", ".pdf"],
  ["backup.tar.gz", ".tar.gz"],
  ["v1.2 final.docx", ".docx"],
  [".env", ""],
  ["LICENSE", ""],
  ["ends with a dot.", ""],
  ["Dear Sir. Thank you for your letter", ""],
  [".tar.gz", ".gz"],
])("%s shows the extension %o", (name, extension) => {
  expect(fileExtension(name)).toBe(extension);
});

test("the extension decides the kind, whatever type was declared", () => {
  expect(fileKind("REPORT.PDF", "application/octet-stream")).toBe("pdf");
  expect(fileKind("backup.tar.zst")).toBe("archive");
  expect(fileKind("photo.heic", "text/plain")).toBe("image");
});

test("without a known extension the declared type decides", () => {
  expect(fileKind("clip", "video/mp4; codecs=avc1")).toBe("video");
  expect(fileKind("scan", "application/pdf")).toBe("pdf");
  expect(fileKind("thing", "application/octet-stream")).toBe("other");
  expect(fileKind("thing")).toBe("other");
});

test("kinds have plain words", () => {
  expect(fileKindWord("a.pdf")).toBe("PDF document");
  expect(fileKindWord("a.heic")).toBe("Photo");
  expect(fileKindWord("a.xyz")).toBe("XYZ file");
  expect(fileKindWord("a")).toBe("File");
});
