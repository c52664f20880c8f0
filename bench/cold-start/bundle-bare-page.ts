import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { next, openNext, root, run, standalone } from "../../scripts/build.ts";

/** In the project, so that it finds Next; by webpack, as Turbopack takes the project's own sources for the page's. */
const folder = join(root, ".cache", "bare-page");

/** The least that is a page of Next's, rendered for each visitor as ours are. */
const files: Record<string, string> = {
  "package.json": '{ "name": "bare-page", "private": true, "type": "module" }',
  "next.config.js": "export default { outputFileTracingRoot: process.env.NEXT_PRIVATE_OUTPUT_TRACE_ROOT };",
  "app/layout.jsx":
    'export default ({ children }) => <html lang="en"><head><title>Hello</title></head><body>{children}</body></html>;',
  "app/page.jsx": 'export const dynamic = "force-dynamic";\nexport default () => <h1>Hello</h1>;',
  "open-next.config.ts": `export default {
  default: {
    override: {
      wrapper: "aws-lambda",
      converter: "aws-apigw-v2",
      incrementalCache: "dummy",
      tagCache: "dummy",
      queue: "dummy",
    },
  },
  dangerous: { disableIncrementalCache: true, disableTagCache: true },
  buildCommand: "true",
};`,
};

/** Builds and bundles a bare page as the app is, once for these versions of Next and OpenNext. @returns the bundle's folder */
export async function bundleBarePage(): Promise<string> {
  const bundle = join(folder, ".open-next");
  const stamp = join(bundle, "built-from");
  const wanted = JSON.stringify([versionOf(next, 3), versionOf(openNext, 2), files]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return bundle;
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  await run([next, "build", "--webpack"], standalone, process.stderr, undefined, folder);
  await run([openNext, "build"], {}, "ignore", undefined, folder);
  writeFileSync(stamp, wanted);
  return bundle;
}

/** The package.json so many folders above a program. */
const versionOf = (program: string, above: number): string =>
  readFileSync(join(program, ...Array.from({ length: above }, () => ".."), "package.json"), "utf8");
