import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "./evaluate/prepare-platform.ts";

test("the infrastructure fits the types of SST's own platform", { timeout: 180_000 }, async () => {
  const check = promisify(execFile)(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "infra"], {
    cwd: root,
  });

  await expect(check).resolves.toMatchObject({ stdout: "" });
});
