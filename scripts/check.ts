import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopSignal } from "@dropify/local/stop-signal";
import type { Counts } from "./test/reports.ts";
import { type Step, steps } from "./test/steps.ts";

const stopped = stopSignal();
const [only, ...args] = process.argv.slice(2);
const chosen = only ? steps.filter((step) => step.name === only) : steps;
if (chosen.length === 0) {
  console.error(`There is no check "${only}". There are: ${steps.map((step) => step.name).join(", ")}.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "dropify-reports-"));
const prepared = prepareAll();
const total: Counts = { passed: 0, failed: 0, failures: [] };
try {
  for (const step of chosen) {
    if (stopped.aborted) break;
    const { passed, failed, failures } = await runStep(step);
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// Once more at the end, where whoever looks at the output of a long run looks first.
for (const failure of total.failures) console.log(`\n${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || stopped.aborted ? 1 : 0);

/**
 * While the first steps run, which need nothing but our packages, the network brings what later ones need: for one
 * after the other, as apt has one lock.
 */
function prepareAll(): Map<Step, Promise<void>> {
  let last = Promise.resolve();
  return new Map(
    chosen.map((step) => {
      last = last.catch(() => undefined).then(() => step.prepare?.(stopped));
      last.catch(() => undefined);
      return [step, last];
    }),
  );
}

/** What goes wrong outside any single test, a lint error for example, counts as one failure. */
async function runStep(step: Step): Promise<Counts> {
  console.log(`\n── ${step.title} (npm test -- ${step.name})\n`);
  const none: Counts = { passed: 0, failed: 0, failures: [] };
  const { ok, counts = none } = await prepareAndRun(step).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { ok: false, counts: undefined };
  });
  if (ok || counts.failures.length > 0)
    return { ...counts, failed: Math.max(counts.failed, counts.failures.length) };
  return {
    ...counts,
    failed: Math.max(counts.failed, 1),
    failures: [`✗ ${step.title} (npm test -- ${step.name})`],
  };
}

async function prepareAndRun(step: Step) {
  await prepared.get(step);
  return step.run({ stopped, folder, args });
}
