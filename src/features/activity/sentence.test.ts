import type { NamedActivity } from "@dropify/core/activity/activity.schema";
import { expect, test } from "vitest";
import { sentenceOf } from "./sentence.ts";

const item: NamedActivity = {
  activityId: "01JDFA0000000000000000000A",
  kind: "file.created",
  at: "2026-11-24T12:00:00.000Z",
  name: "Report.pdf",
  formerName: null,
  fileId: "01JDFA0000000000000000000B",
  folderId: null,
  linkId: null,
  changed: [],
  linkTitle: null,
};
const read = (more: Partial<NamedActivity>) => {
  const pieces = sentenceOf({ ...item, ...more });
  return { text: pieces.map(({ text }) => text).join(""), hrefs: pieces.flatMap(({ href }) => href ?? []) };
};
const ofLink = { linkId: "4aXk2PqLmN8rTz5vBcD7Ew", fileId: null, name: null, linkTitle: "Report.pdf" };

test("what happened to files and folders reads as a sentence that leads to them", () => {
  expect(read({ kind: "file.renamed", formerName: "Draft.pdf" })).toEqual({
    text: "You renamed “Draft.pdf” to “Report.pdf”",
    hrefs: ["/files/01JDFA0000000000000000000B"],
  });
  expect(read({ kind: "folder.created", fileId: null, folderId: "F", name: "Photos" })).toEqual({
    text: "You made the folder “Photos”",
    hrefs: ["/?folder=F"],
  });
  expect(read({ kind: "file.removed" })).toEqual({ text: "“Report.pdf” was removed for good", hrefs: [] });
});

test("what happened to a link names what it leads to, and which rules changed", () => {
  expect(read({ ...ofLink, kind: "link.changed", changed: ["expiresAt", "password"] })).toEqual({
    text: "You changed the expiry and password of the link to “Report.pdf”",
    hrefs: ["/shared/4aXk2PqLmN8rTz5vBcD7Ew"],
  });
  expect(read({ ...ofLink, kind: "link.viewed", linkTitle: null })).toEqual({
    text: "Someone opened a link that is gone",
    hrefs: [],
  });
  expect(read({ ...ofLink, kind: "link.removed", name: "For Bo" }).text).toBe(
    "You removed the link “For Bo”, which is gone",
  );
});

test("a download names the file, and the link where that leads to more", () => {
  const fetched = { ...ofLink, fileId: item.fileId, name: "Report.pdf" };

  expect(read({ ...fetched, kind: "link.downloaded" })).toEqual({
    text: "Someone downloaded “Report.pdf”",
    hrefs: ["/shared/4aXk2PqLmN8rTz5vBcD7Ew"],
  });
  expect(read({ ...fetched, kind: "link.received", linkTitle: "Press kit" }).text).toBe(
    "Someone received “Report.pdf” by the link to “Press kit” intact",
  );
  expect(read({ ...ofLink, kind: "link.downloaded", linkTitle: "Press kit" }).text).toBe(
    "Someone downloaded everything behind the link to “Press kit”",
  );
});
