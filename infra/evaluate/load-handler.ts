import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { z } from "zod";
import type { EvaluatedStage } from "./evaluate-stage.ts";
import { root } from "./prepare-platform.ts";
import { theOne } from "./resources.ts";

type Handler = (event: unknown) => Promise<unknown>;
const Function = z.object({ handler: z.string() });
const Module = z.record(
  z.string(),
  z.custom<Handler>((value) => typeof value === "function"),
);

/**
 * The handler of a function of a stage, from one bundle, as SST makes it for Lambda. It reads the
 * environment of this process when it is loaded.
 */
export async function loadHandler(stage: EvaluatedStage, name: string): Promise<Handler> {
  const { handler } = Function.parse(theOne(stage, "aws:lambda/function:Function", name).inputs);
  const { dir, name: file, ext } = parse(handler);
  const folder = await mkdtemp(join(tmpdir(), "dropify-handler-"));
  try {
    const outfile = join(folder, "bundle.mjs");
    await build({
      entryPoints: [join(root, dir, `${file}.ts`)],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "esnext",
      mainFields: ["module", "main"],
      keepNames: true,
      banner: {
        js: 'import { createRequire as topLevelCreateRequire } from "node:module"; const require = topLevelCreateRequire(import.meta.url);',
      },
      logLevel: "error",
    });
    const exported = Module.parse(await import(pathToFileURL(outfile).href))[ext.slice(1)];
    if (!exported) throw new Error(`${handler} exports nothing of that name`);
    return exported;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
