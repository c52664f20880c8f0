import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeDataDir } from "@dropify/local/testing/data-dir";
import { startOwnEngines } from "@dropify/local/testing/own-engines";
import { expect, test } from "vitest";
import { z } from "zod";

const Seen = z.object({ DYNAMODB_ENDPOINT: z.url(), S3_ENDPOINT: z.url(), answered: z.number() });
const withEngines = fileURLToPath(new URL("with-engines.ts", import.meta.url));

/** What a program learns of the engines, run through with-engines on a data folder. */
async function runOn(dataDir: string) {
  const program = join(makeDataDir(), "program.mjs");
  writeFileSync(
    program,
    `const { DYNAMODB_ENDPOINT, S3_ENDPOINT } = process.env;
     const answers = await Promise.all([DYNAMODB_ENDPOINT, S3_ENDPOINT].map((url) => fetch(url)));
     console.log(JSON.stringify({ DYNAMODB_ENDPOINT, S3_ENDPOINT, answered: answers.length }));`,
  );
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir, NODE_ENV: process.env.NODE_ENV };
  const { stdout } = await promisify(execFile)(process.execPath, [withEngines, program], { env });
  return Seen.parse(JSON.parse(stdout));
}

test("a program gets engines of its own when the app does not run, and they end with it", async () => {
  const { S3_ENDPOINT, answered } = await runOn(makeDataDir());

  expect(answered).toBe(2);
  await expect(fetch(S3_ENDPOINT)).rejects.toThrow();
});

test("a program gets the app's engines when the app runs, and they go on after it", async () => {
  const dataDir = makeDataDir();
  const { env } = await startOwnEngines(dataDir);

  const seen = await runOn(dataDir);

  expect(seen).toEqual({
    DYNAMODB_ENDPOINT: env["DYNAMODB_ENDPOINT"],
    S3_ENDPOINT: env["S3_ENDPOINT"],
    answered: 2,
  });
  await expect(fetch(seen.S3_ENDPOINT)).resolves.toBeDefined();
});
