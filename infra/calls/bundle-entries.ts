import { build, type Plugin } from "esbuild";
import { root } from "../evaluate/prepare-platform.ts";

/** Follows our own sources, and leaves packages as imports: by the names of these their calls are known. */
const ownSources: Plugin = {
  name: "own-sources",
  setup(bundler) {
    const fromFile = (path: string) =>
      bundler.resolve(`./${path}`, { resolveDir: root, kind: "import-statement" });
    // Styles and the share page's script, which pages carry as text: they call nothing.
    bundler.onResolve({ filter: /\?(raw|script)$|\.css$/ }, ({ path }) => ({ path, namespace: "text" }));
    bundler.onLoad({ filter: /.*/, namespace: "text" }, () => ({
      contents: 'export const text = ""; export default text;',
    }));
    bundler.onResolve({ filter: /^@\// }, ({ path }) => fromFile(`src/${path.slice("@/".length)}`));
    bundler.onResolve({ filter: /^@dropify\/core\// }, ({ path }) =>
      fromFile(`packages/core/src/${path.slice("@dropify/core/".length)}.ts`),
    );
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" ? undefined : { path, external: true },
    );
  },
};

/** The code that can run once one of these files is loaded: what nothing in them reaches has fallen away. */
export async function bundleEntries(files: string[]): Promise<string> {
  const entries = files.map((file, at) => `export * as entry${at} from ${JSON.stringify(`./${file}`)};`);
  const { outputFiles } = await build({
    stdin: { contents: entries.join("\n"), resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "esnext",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "error",
    plugins: [ownSources],
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
