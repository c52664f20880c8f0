/** Where a name of a bundle comes from, and what it is called there. */
export interface Imported {
  from: string;
  name: string;
}

/** The imports of a bundle by the names that they have in it. */
export function importsOf(code: string): Map<string, Imported> {
  const imports = new Map<string, Imported>();
  for (const [, names = "", from = ""] of code.matchAll(/^import (?:\w+, )?\{([^}]*)\} from "([^"]+)";$/gm)) {
    for (const part of names.split(",").map((text) => text.trim())) {
      const [name = "", local = name] = part.split(" as ");
      imports.set(local, { from, name });
    }
  }
  return imports;
}

/** What stands between the first parenthesis after this place and the one that closes it. */
export function afterParenthesis(code: string, from: number): string {
  const start = code.indexOf("(", from) + 1;
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < code.length; end++) {
    if (code[end] === "(") depth++;
    if (code[end] === ")") depth--;
  }
  return code.slice(start, end - 1);
}
