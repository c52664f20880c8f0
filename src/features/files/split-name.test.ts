import { expect, test } from "vitest";
import { splitName } from "./split-name.ts";

test.each([
  ["Report.pdf", "Report", ".pdf"],
  ["cut 7.final.mp4", "cut 7.final", ".mp4"],
  ["backup.tar.gz", "backup", ".tar.gz"],
  [".env", ".env", ""],
  ["README", "README", ""],
  ["Minutes. Final draft", "Minutes. Final draft", ""],
  ["ends with a dot.", "ends with a dot.", ""],
  ["archive.aVeryLongEnding", "archive.aVeryLongEnding", ""],
  ["写真.jpeg", "写真", ".jpeg"],
])("%s is split before its extension", (name, stem, extension) => {
  expect(splitName(name)).toEqual({ stem, extension });
});
