const path = require("node:path");
const { build } = require("esbuild");

/**
 * One module script for browsers, with everything that it imports.
 * @param {string} entry
 * @returns the script's text and the files that it was made of
 */
async function bundleScript(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    legalComments: "none",
  });
  return { text: outputFiles[0].text, files: Object.keys(metafile.inputs).map((file) => path.resolve(file)) };
}

/** For Turbopack, which loads no modules here: `import { text } from "./script.ts?script"`. */
module.exports = async function loader() {
  const done = this.async();
  try {
    const { text, files } = await bundleScript(this.resourcePath);
    for (const file of files) this.addDependency(file);
    done(null, `export const text = ${JSON.stringify(text)}`);
  } catch (error) {
    done(error);
  }
};
module.exports.bundleScript = bundleScript;
