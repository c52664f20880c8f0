import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where SST puts the code and the types of its components. */
export const platform = join(root, ".sst/platform");

/** What sst 4.17.1 asks for. Another answer makes it fetch Pulumi's CLI. */
const pulumiVersion = "v3.215.0";

/**
 * Makes the platform code of the sst that is installed, once for its version and for sst.config.ts:
 * half a minute the first time, nothing after that. Needs npm's registry alone, and neither an AWS
 * account nor Pulumi's CLI, which only a deployment uses.
 * @throws Error with what SST said
 */
export async function preparePlatform(stopped?: AbortSignal): Promise<void> {
  const marker = join(root, ".sst/prepared-for");
  const wanted = await fingerprint();
  if (existsSync(platform) && existsSync(marker) && (await readFile(marker, "utf8")) === wanted) return;

  const configHome = join(root, ".sst/config-home");
  await putStandInForPulumi(join(configHome, "sst/bin"));
  const sst = join(root, "node_modules/sst/bin/sst.mjs");
  try {
    await promisify(execFile)(process.execPath, [sst, "install", "--stage", "prepare"], {
      cwd: root,
      ...(stopped && { signal: stopped }),
      env: {
        ...process.env,
        // Never the folder in which a person's own sst keeps the real Pulumi.
        XDG_CONFIG_HOME: configHome,
        SST_NO_BUN: "1",
        SST_TELEMETRY_DISABLED: "1",
      },
    });
  } catch (error) {
    throw new Error("SST could not make its platform code in .sst/platform", { cause: error });
  }
  await writeFile(marker, wanted);
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of ["node_modules/sst/package.json", "sst.config.ts"])
    hash.update(await readFile(join(root, file)));
  return hash.digest("hex");
}

async function putStandInForPulumi(folder: string): Promise<void> {
  const file = join(folder, "pulumi");
  await mkdir(folder, { recursive: true });
  await writeFile(file, `#!/bin/sh\necho ${pulumiVersion}\n`);
  await chmod(file, 0o755);
}

if (import.meta.main) await preparePlatform();
