import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { measureActions } from "../requests/measure-actions.ts";
import { billsOf, totalOf } from "./cost-model.ts";
import { prices } from "./prices.ts";
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

test("where downloads come from was decided by today's prices", () => {
  const { s3, cloudfront } = prices;
  const million = 1e6;
  const rows = [0.1, 1, 10].map((megabytes) => {
    const gb = (megabytes * million) / 1000;
    // Free: 100 GB of S3, a terabyte and ten million requests of CloudFront, which reads the bucket too.
    const byS3 = million * s3.read + Math.max(0, gb - 100) * s3.sentGb;
    const byCloudFront = million * s3.read + Math.max(0, gb - 1000) * cloudfront.sentGb;
    return [byS3, byCloudFront].map((amount) => `$${amount.toFixed(2)}`);
  });
  const decided = read("../../docs/decisions/140-downloads-from-the-bucket.md");

  expect([...decided.matchAll(/^\|.*?\| (\$\S+) +\| (\$\S+) /gm)].map(([, ...row]) => row)).toEqual(rows);
  expect(decided).toContain(`$${s3.sentGb} a GB`);
  expect(decided).toContain(`$${cloudfront.sentGb} a`);
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
