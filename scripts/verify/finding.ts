import { isDeepStrictEqual } from "node:util";

/** One thing that was asked of what is deployed, and what came back. */
export interface Finding {
  what: string;
  expected: string;
  found: string;
  /** `not asked`: the engine at hand does not know the question. */
  outcome: "as declared" | "differs" | "not asked";
}

/** Compares by value; the order of an object's fields and of a set's members does not matter. */
export function compare(what: string, expected: unknown, found: unknown): Finding {
  const outcome = isDeepStrictEqual(expected, found) ? "as declared" : "differs";
  return { what, expected: inWords(expected), found: inWords(found), outcome };
}

export const notAsked = (what: string): Finding => ({
  what,
  expected: "",
  found: "this engine does not know the question",
  outcome: "not asked",
});

function inWords(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value instanceof Set) return [...value].join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
