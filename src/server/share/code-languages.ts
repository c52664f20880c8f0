import type { LanguageInput } from "shiki/core";

/** Grammars by the extensions of files, each loaded when first needed. */
const grammars: { extensions: string; name: string; load: () => LanguageInput }[] = [
  { extensions: "js mjs cjs jsx", name: "jsx", load: () => import("shiki/langs/jsx.mjs") },
  { extensions: "ts mts cts", name: "typescript", load: () => import("shiki/langs/typescript.mjs") },
  { extensions: "tsx", name: "tsx", load: () => import("shiki/langs/tsx.mjs") },
  { extensions: "json webmanifest ipynb", name: "json", load: () => import("shiki/langs/json.mjs") },
  { extensions: "css", name: "css", load: () => import("shiki/langs/css.mjs") },
  { extensions: "scss", name: "scss", load: () => import("shiki/langs/scss.mjs") },
  { extensions: "html htm vue", name: "html", load: () => import("shiki/langs/html.mjs") },
  { extensions: "xml svg xsd plist", name: "xml", load: () => import("shiki/langs/xml.mjs") },
  { extensions: "yaml yml", name: "yaml", load: () => import("shiki/langs/yaml.mjs") },
  { extensions: "toml", name: "toml", load: () => import("shiki/langs/toml.mjs") },
  { extensions: "ini conf cfg", name: "ini", load: () => import("shiki/langs/ini.mjs") },
  { extensions: "py", name: "python", load: () => import("shiki/langs/python.mjs") },
  { extensions: "rb", name: "ruby", load: () => import("shiki/langs/ruby.mjs") },
  { extensions: "go", name: "go", load: () => import("shiki/langs/go.mjs") },
  { extensions: "rs", name: "rust", load: () => import("shiki/langs/rust.mjs") },
  { extensions: "java", name: "java", load: () => import("shiki/langs/java.mjs") },
  { extensions: "kt kts", name: "kotlin", load: () => import("shiki/langs/kotlin.mjs") },
  { extensions: "c h", name: "c", load: () => import("shiki/langs/c.mjs") },
  { extensions: "cpp cc cxx hpp", name: "cpp", load: () => import("shiki/langs/cpp.mjs") },
  { extensions: "cs", name: "csharp", load: () => import("shiki/langs/csharp.mjs") },
  { extensions: "php", name: "php", load: () => import("shiki/langs/php.mjs") },
  { extensions: "swift", name: "swift", load: () => import("shiki/langs/swift.mjs") },
  { extensions: "lua", name: "lua", load: () => import("shiki/langs/lua.mjs") },
  { extensions: "sh bash zsh", name: "shellscript", load: () => import("shiki/langs/shellscript.mjs") },
  { extensions: "sql", name: "sql", load: () => import("shiki/langs/sql.mjs") },
  { extensions: "diff patch", name: "diff", load: () => import("shiki/langs/diff.mjs") },
];

const byExtension = new Map(
  grammars.flatMap((grammar) => grammar.extensions.split(" ").map((extension) => [extension, grammar])),
);

/** How to read code of files with this ending; undefined where it is shown plainly. */
export const grammarFor = (extension: string) => byExtension.get(extension);
