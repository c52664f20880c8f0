import { expect, test } from "vitest";
import { filterLinks } from "./shared-filter.ts";
import { aLink } from "./testing/a-link.ts";

const now = Date.parse("2026-11-24T12:00:00Z");
const links = [
  aLink({ linkId: "active", targetName: "Report.pdf" }),
  aLink({ linkId: "expired", expiresAt: "2026-11-24T11:59:59Z" }),
  aLink({ linkId: "suspended", state: "suspended" }),
  aLink({ linkId: "revoked", state: "revoked", name: "For Bo" }),
  aLink({ linkId: "asked", state: "used-up", askedAt: "2026-11-24T11:00:00Z", url: "https://x/s/press-kit" }),
];
const ids = (question: Partial<Parameters<typeof filterLinks>[1]>) =>
  filterLinks(links, { filter: "all", words: "", now, ...question }).map(({ linkId }) => linkId);

test("links are told apart by how they stand now", () => {
  expect(ids({ filter: "active" })).toEqual(["active"]);
  expect(ids({ filter: "ended" })).toEqual(["expired", "suspended", "asked"]);
  expect(ids({ filter: "revoked" })).toEqual(["revoked"]);
  expect(ids({ filter: "asked" })).toEqual(["asked"]);
  expect(ids({})).toHaveLength(5);
});

test("words are looked for in target, name and address", () => {
  expect(ids({ words: " report" })).toEqual(["active"]);
  expect(ids({ words: "for bo" })).toEqual(["revoked"]);
  expect(ids({ words: "PRESS" })).toEqual(["asked"]);
  expect(ids({ words: "press", filter: "active" })).toEqual([]);
});
