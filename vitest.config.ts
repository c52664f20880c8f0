import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/test/longest-first.ts";

const { bundleScript }: typeof import("./scripts/bundle-script.cjs") = createRequire(import.meta.url)(
  "./scripts/bundle-script.cjs",
);

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const alias = [
  { find: /^@\//, replacement: path("src/") },
  { find: /^server-only$/, replacement: path("scripts/test/server-only.ts") },
];

const s3Contract = "packages/local/src/s3/contract/**/*.test.ts";

/** What Turbopack is told in next.config.js. */
const scripts = {
  name: "share-script",
  enforce: "pre",
  async load(id: string) {
    if (!id.endsWith("?script")) return undefined;
    const { text } = await bundleScript(id.slice(0, -"?script".length));
    return `export const text = ${JSON.stringify(text)}`;
  },
} as const;

const leaveAsFound = "scripts/test/leave-as-found.ts";

/** Memory is there, and to look for garbage less often takes less time. */
const seldomCollected = ["--max-semi-space-size=64"];

/**
 * Where a project is not isolated, a process does many files and loads what they share once: each file leaves the
 * process as it found it (docs/testing.md).
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        plugins: [scripts],
        test: {
          name: "unit",
          include: ["{packages,src,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, s3Contract],
          globalSetup: "scripts/test/engines.ts",
          setupFiles: ["scripts/test/environment.ts", leaveAsFound],
          // Much of the time these wait for the engines.
          maxWorkers: 3,
          isolate: false,
          execArgv: seldomCollected,
          // Vitest empties stylesheets, but the share page carries its own as text.
          css: { include: [/\?raw$/] },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          // Of any S3: the one that S3_ENDPOINT names, else a store of its own.
          name: "s3",
          include: [s3Contract],
          setupFiles: leaveAsFound,
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "infra",
          include: ["infra/**/*.test.ts"],
          globalSetup: "infra/evaluate/test-stages.ts",
          setupFiles: leaveAsFound,
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // Crashes, faults and random histories against the promises: in tables of their own, on real engines.
          name: "saga",
          include: ["e2e/{saga,faults}/*.test.ts"],
          globalSetup: "scripts/test/engines.ts",
          // Each file has tables of its own, and much of the time it waits.
          maxWorkers: 3,
          execArgv: seldomCollected,
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // Programs that know nothing but the wire, against the app as it is built for production.
          name: "wire",
          include: ["e2e/**/*.test.ts"],
          exclude: ["e2e/{saga,faults}/**"],
          globalSetup: ["scripts/test/bundled-app.ts", "e2e/shared-app.setup.ts"],
          setupFiles: leaveAsFound,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
