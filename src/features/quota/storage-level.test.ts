import { expect, test } from "vitest";
import { storageLevel } from "./storage-level.ts";

const ledger = (storageUsed: number, storageReserved: number, quotaBytes = 1000) => ({
  quotaBytes,
  storageUsed,
  storageReserved,
  storageAvailable: quotaBytes - storageUsed - storageReserved,
});

test("a half-full storage shows its parts and says nothing", () => {
  expect(storageLevel(ledger(500, 0))).toEqual({
    level: "normal",
    usedPart: 0.5,
    reservedPart: 0,
    note: undefined,
  });
});

test("bytes on the way are shown beside those stored", () => {
  expect(storageLevel(ledger(100, 512))).toMatchObject({ reservedPart: 0.512, note: "512 bytes on the way" });
});

test("from nine tenths on it warns with what is left", () => {
  expect(storageLevel(ledger(900, 0))).toMatchObject({ level: "low", note: "Almost full: 100 bytes left." });
});

test("full, also when the limit was lowered below what is stored, and never past the end of the bar", () => {
  expect(storageLevel(ledger(1000, 0))).toMatchObject({ level: "full", usedPart: 1 });
  expect(storageLevel(ledger(1500, 0))).toMatchObject({ level: "full", usedPart: 1, reservedPart: 0 });
  expect(storageLevel(ledger(0, 0, 0))).toMatchObject({ level: "full", usedPart: 1 });
});
