import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { generateOutput } from "@opennextjs/aws/build/generateOutput.js";
import { normalizeOptions } from "@opennextjs/aws/build/helper.js";
import config from "../../open-next.config.ts";

/** As little of a Next.js build as SST and OpenNext read. */
const files = {
  ".next/BUILD_ID": "evaluated",
  ".next/routes-manifest.json": JSON.stringify({ basePath: "", headers: [] }),
  ".next/prerender-manifest.json": JSON.stringify({ version: 4, routes: {} }),
  ".next/required-server-files.json": JSON.stringify({ config: { basePath: "" } }),
  ".open-next/assets/BUILD_ID": "evaluated",
  ".open-next/assets/_next/static/chunks/main.js": "",
  ".open-next/server-functions/default/index.mjs": "export const handler = async () => {};",
  ".open-next/image-optimization-function/index.mjs": "export const handler = async () => {};",
};

/**
 * Writes what a build of the site leaves behind for SST, without building it: OpenNext itself
 * describes the functions, from our own configuration.
 */
export async function writeSiteOutput(folder: string): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const buildOutputPath = relative(process.cwd(), folder);
  await generateOutput(normalizeOptions({ ...config, buildOutputPath }, "", ""));
}
