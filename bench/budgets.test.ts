import { expect, test } from "vitest";
import { exceededBudgets } from "./budgets.ts";

const row = {
  action: "open a share page",
  files: 100,
  requests: 2,
  budget: 2,
  commands: [],
  readUnits: 0,
  writeUnits: 0,
};
const bundle = { sharePage: { js: 20_000, css: 9000 }, dashboard: { js: 250_000, css: 9000 } };

test("what just meets its budget is within it", () => {
  expect(exceededBudgets({ requests: [row], bundle })).toEqual([]);
});

test("one request too many is named, with its action", () => {
  const requests = [row, { ...row, files: 10_000, requests: 3 }];

  expect(exceededBudgets({ requests })).toEqual(["open a share page, 10000 files: 3 requests of 2"]);
});

test("one byte of script too many is named, with its page", () => {
  const heavy = { ...bundle, dashboard: { js: 250_001, css: 0 } };

  expect(exceededBudgets({ bundle: heavy })).toEqual(["dashboard scripts: 250001 bytes of 250000"]);
});

const load = { requestsPerS: 900, p50Ms: 30, p99Ms: 60 };
const sharePage = { ...load, reads: 2, bytes: 30_000, jsBytes: 20_000, totalBytes: 60_000 };

test("the share page has budgets for its reads, its script and all that it loads", () => {
  const page = { ...sharePage, peer: load, ratio: 0.1, against: "nginx" };

  expect(exceededBudgets({ sharePage: page })).toEqual([]);
  expect(exceededBudgets({ sharePage: { ...page, reads: 3, totalBytes: 60_001 } })).toEqual([
    "share page reads: 3 of 2",
    "share page totalBytes: 60001 of 60000",
  ]);
});

test("hashing may take its share and no more", () => {
  const rates = { mibPerS: 300, mibPerSWithout: 345 };

  expect(exceededBudgets({ hashing: { ...rates, slowDown: 0.15 } })).toEqual([]);
  expect(exceededBudgets({ hashing: { ...rates, slowDown: 0.16 } })).toEqual([
    "hashing: 0.16 longer than without, of 0.15",
  ]);
});
