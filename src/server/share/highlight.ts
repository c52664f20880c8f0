import type { HighlighterCore } from "shiki/core";
import { grammarFor } from "./code-languages.ts";

/** A stretch of code in one colour; the class says which, for the page's policy allows no style attributes. */
export interface Token {
  text: string;
  className: string;
}

/** Past this a line is data, which takes long to read and has no colours that help. */
const longestLine = 1000;
/** For one line: the first of a language waits until its grammar is compiled. */
const mostMsForLine = 3000;

let highlighter: Promise<HighlighterCore> | undefined;

/** The lines of a piece of code as coloured stretches, or undefined where no grammar is known for its ending. */
export async function highlight(code: string, extension: string): Promise<Token[][] | undefined> {
  const grammar = grammarFor(extension);
  if (!grammar) return undefined;
  highlighter ??= makeHighlighter();
  const shiki = await highlighter;
  if (!shiki.getLoadedLanguages().includes(grammar.name)) await shiki.loadLanguage(grammar.load());
  const lines = shiki.codeToTokensBase(code, {
    lang: grammar.name,
    theme: "css-variables",
    tokenizeMaxLineLength: longestLine,
    tokenizeTimeLimit: mostMsForLine,
  });
  return lines.map((line) =>
    line.map(({ content, color }) => ({ text: content, className: classOf(color ?? "") })),
  );
}

async function makeHighlighter(): Promise<HighlighterCore> {
  // Loaded when first needed: most pages show no code.
  const { createHighlighterCore, createCssVariablesTheme } = await import("shiki/core");
  const { createJavaScriptRegexEngine } = await import("shiki/engine/javascript");
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "css-variables", variablePrefix: "--" })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** "var(--token-keyword)" is coloured by the class "token-keyword". */
const classOf = (color: string): string => /^var\(--(token-[\w-]+)\)$/.exec(color)?.[1] ?? "";
