import { expect, test } from "vitest";
import { downloadsFact, endsSoon, expiryFact, stateNow } from "./link-facts.ts";
import { aLink } from "./testing/a-link.ts";

const now = Date.parse("2026-11-24T12:00:00Z");
const link = aLink();

test("a link that ran out after it was fetched is shown as expired", () => {
  expect(stateNow({ ...link, expiresAt: "2026-11-24T11:59:59Z" }, now)).toBe("expired");
  expect(stateNow({ ...link, expiresAt: "2026-11-24T12:00:01Z" }, now)).toBe("active");
});

test("a revoked link stays revoked after its expiry", () => {
  expect(stateNow({ ...link, state: "revoked", expiresAt: "2026-11-24T11:00:00Z" }, now)).toBe("revoked");
});

test("expiry reads as the time left, then as the moment it happened", () => {
  expect(expiryFact(link, now)).toBe("No expiry");
  expect(expiryFact({ ...link, expiresAt: "2026-11-26T12:00:00Z" }, now)).toBe("Expires in 2 days");
  expect(expiryFact({ ...link, expiresAt: "2026-11-18T12:00:00Z" }, now)).toBe("Expired 18 Nov");
  expect(expiryFact({ ...link, expiresAt: "2026-11-23T12:00:00Z" }, now)).toBe("Expired yesterday");
});

test("the last day of a link is marked", () => {
  expect(endsSoon({ ...link, expiresAt: "2026-11-25T11:00:00Z" }, now)).toBe(true);
  expect(endsSoon({ ...link, expiresAt: "2026-11-26T12:00:00Z" }, now)).toBe(false);
  expect(endsSoon(link, now)).toBe(false);
});

test("downloads are counted against the limit where there is one", () => {
  expect(downloadsFact({ ...link, downloadCount: 1 })).toBe("1 download");
  expect(downloadsFact({ ...link, downloadCount: 1420 })).toBe("1,420 downloads");
  expect(downloadsFact({ ...link, downloadCount: 3, maxDownloads: 10 })).toBe("3 of 10 downloads");
});
