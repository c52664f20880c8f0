import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureRequests } from "../requests/measure-requests.ts";
import { Stage } from "../stage.ts";
import type { UnitsOf } from "./cost-model.ts";
import { renderCost } from "./render-cost.ts";

const counts = fileURLToPath(new URL("counts.json", import.meta.url));
const page = fileURLToPath(new URL("../../docs/cost.md", import.meta.url));
const mark = "<!-- What follows is written by `npm run cost`. -->";

// Counts anew what each action asks of DynamoDB, and writes what that costs.
const stage = new Stage();
try {
  const rows = await measureRequests(stage, [100]);
  const units: UnitsOf = Object.fromEntries(
    rows.map(({ action, readUnits, writeUnits }) => [action, { readUnits, writeUnits }]),
  );
  const [words = ""] = readFileSync(page, "utf8").split(mark);
  writeFileSync(counts, `${JSON.stringify(units, null, 2)}\n`);
  writeFileSync(page, `${words}${mark}\n\n${renderCost(units)}\n`);
  console.log(`Written: ${page}`);
} finally {
  await stage[Symbol.asyncDispose]();
}
process.exit();
