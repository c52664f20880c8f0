import { expect, test } from "vitest";
import { downloadsFact, endFact, endsSoon, expiryFact, stateNow } from "./link-facts.ts";
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

test("state and time left never contradict each other, whichever of server and clock knows of the end first", () => {
  const inSeconds = "2026-11-24T12:00:07Z";
  const toldByServer = { ...link, state: "expired" as const, expiresAt: inSeconds };
  expect(stateNow(toldByServer, now)).toBe("expired");
  expect(endFact(toldByServer, now)).toMatch(/^Today, /);
  expect(expiryFact(toldByServer, now)).toMatch(/^Expired today, /);

  const passed = { ...link, expiresAt: "2026-11-24T12:00:00Z" };
  expect(stateNow(passed, now)).toBe("expired");
  expect(endFact(passed, now)).toMatch(/^Today, /);
});

test("the last minute is not counted in seconds, by a clock that goes in steps", () => {
  const soon = { ...link, expiresAt: "2026-11-24T12:00:07Z" };
  expect([endFact(soon, now), expiryFact(soon, now)]).toEqual(["Within a minute", "Expires within a minute"]);
  expect(endFact({ ...link, expiresAt: "2026-11-24T12:01:07Z" }, now)).toBe("In 1 minute");
});

test("where the time is not known nothing is said of it", () => {
  const later = { ...link, expiresAt: "2026-11-26T12:00:00Z" };
  expect([endFact(later, 0), expiryFact(later, 0), endsSoon(later, 0)]).toEqual(["", "", false]);
});
