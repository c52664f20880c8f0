import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { measureActions } from "../requests/measure-actions.ts";
import { billsOf, totalOf } from "./cost-model.ts";
import { renderCost } from "./render-cost.ts";

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const Units = z.record(z.string(), z.object({ readUnits: z.number(), writeUnits: z.number() }));
const counted = Units.parse(JSON.parse(read("counts.json")));

test("the page of costs says what its counts and prices come to", () => {
  expect(read("../../docs/cost.md")).toContain(renderCost(counted));
});

test("the counts are those of today's code: else `npm run cost` writes them anew", async () => {
  const rows = await measureActions(100);

  expect(
    Object.fromEntries(rows.map(({ action, readUnits, writeUnits }) => [action, { readUnits, writeUnits }])),
  ).toEqual(counted);
});

test("a bill is the sum of its lines, and one that the bench does not count is no bill", () => {
  const free = Object.fromEntries(
    Object.keys(counted).map((action) => [action, { readUnits: 0, writeUnits: 0 }]),
  );
  const [uploads, , views] = billsOf(counted);
  const [uploadsFree] = billsOf(free);

  expect(uploads && uploadsFree && totalOf(uploads) - totalOf(uploadsFree)).toBeGreaterThan(0);
  expect(views && totalOf(views)).toBeGreaterThan(1);
  expect(() => billsOf({})).toThrow("start 1 upload");
});
