import { parseArgs } from "node:util";
import { stopSignal } from "@dropify/local/stop-signal";
import { exceededBudgets } from "./budgets.ts";
import { printTables } from "./print-tables.ts";
import { chooseParts, measure } from "./report.ts";
import { Stage } from "./stage.ts";

const stage = new Stage();
const stopped = stopSignal();
stopped.addEventListener("abort", () => void end(1));

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const report = await measure(stage, chooseParts(positionals));
  const exceeded = exceededBudgets(report);
  if (values.json) console.log(JSON.stringify({ ...report, exceeded }));
  else printTables(report);
  for (const what of exceeded) console.error(`Over budget: ${what}`);
  await end(exceeded.length === 0 ? 0 : 1);
} catch (error) {
  // Once it is told to stop, what still runs fails because the ground is taken from under it.
  if (!stopped.aborted) {
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}

async function end(code: number): Promise<void> {
  await stage[Symbol.asyncDispose]();
  process.exit(code);
}
