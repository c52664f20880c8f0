import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
  /** A paragraph for each test that failed: where it is, its name, and the beginning of what went wrong. */
  failures: string[];
}

const mostLines = 12;

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const PlaywrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});
const PlaywrightSuite = z.object({
  specs: z.array(PlaywrightSpec),
  get suites() {
    return z.array(PlaywrightSuite).optional();
  },
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(PlaywrightSuite),
});

/** @returns no tests at all when the runner broke off before it could write its report */
export function readVitestReport(path: string): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 0, failures: [] };
  const report = VitestReport.parse(JSON.parse(readFileSync(path, "utf8")));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((result) => result.status === "failed");
    // A file that could not be loaded, or whose preparation failed, has no failed test to show.
    if (failed.length === 0 && status === "failed") return [describe(file, "as a whole", message)];
    return failed.map(({ fullName, failureMessages }) =>
      describe(file, fullName, (failureMessages ?? []).join("\n")),
    );
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures };
}

/** A test that passed only when it was tried again has failed. */
export function readPlaywrightReport(path: string): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 0, failures: [] };
  const { stats, suites } = PlaywrightReport.parse(JSON.parse(readFileSync(path, "utf8")));
  const failures = specsOf(suites).flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => {
        const messages = results.flatMap(({ errors }) => errors.map(({ message }) => message ?? ""));
        return describe(`e2e/${file}`, title, messages.join("\n"));
      }),
  );
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures };
}

const specsOf = (suites: z.infer<typeof PlaywrightSuite>[]): z.infer<typeof PlaywrightSpec>[] =>
  suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])]);

function describe(file: string, test: string, message: string): string {
  const lines = stripVTControlCharacters(message).trim().split("\n");
  const ours = lines.filter((line) => !line.includes("/node_modules/")).slice(0, mostLines);
  return [`✗ ${file} › ${test}`, ...ours.map((line) => `    ${line}`)].join("\n");
}
