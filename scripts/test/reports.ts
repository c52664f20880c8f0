import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** @returns no tests at all when the runner broke off before it could write its report */
export function readVitestReport(path: string): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = VitestReport.parse(JSON.parse(readFileSync(path, "utf8")));
  return { passed: numPassedTests, failed: numFailedTests };
}

/** A test that passed only when it was tried again has failed. */
export function readPlaywrightReport(path: string): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(path, "utf8")));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
