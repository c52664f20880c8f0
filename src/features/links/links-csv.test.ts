import type { ListedLink } from "@dropify/core/links/link.schema";
import { expect, test } from "vitest";
import { linksCsv } from "./links-csv.ts";

const link: ListedLink = {
  linkId: "4aXk2PqLmN8rTz5vBcD7Ew",
  url: "https://drop.example/s/4aXk2PqLmN8rTz5vBcD7Ew",
  slug: null,
  kind: "file",
  fileId: "01JDFA0000000000000000000A",
  folderId: null,
  fileIds: [],
  folderIds: [],
  state: "active",
  createdAt: "2026-11-20T12:00:00Z",
  expiresAt: null,
  maxDownloads: 3,
  downloadCount: 1,
  byteBudget: null,
  bytesServed: 10,
  hasPassword: false,
  allowPreview: true,
  allowDownload: true,
  tellWhenGone: false,
  name: null,
  note: null,
  askedAt: null,
  targetName: 'a "b", c.txt',
  mimeType: null,
};

test("writes a line for each link, with quotes doubled", () => {
  const [, line] = linksCsv([link]).split("\r\n");

  expect(line).toMatch(/^"a ""b"", c\.txt","","https:\/\/drop\.example\/s\/\w+","active",.*,1,3,10,""$/);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("the name %j is no formula to a spreadsheet", (name) => {
  expect(linksCsv([{ ...link, name }])).toContain(`"'${name}"`);
});
