/** Typing goes on with the same word until a pause of this many milliseconds. */
const pause = 800;

/** What has been typed so far, and when last. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const nothingTyped: Typed = { text: "", at: Number.NEGATIVE_INFINITY };

export function type(typed: Typed, character: string, now: number): Typed {
  return { text: now - typed.at > pause ? character : typed.text + character, at: now };
}

/** Whether a word is being typed: then a space belongs to it. */
export function isTyping(typed: Typed, now: number): boolean {
  return typed.text !== "" && now - typed.at <= pause;
}

/**
 * The next name after row `from`, round the end, that begins with what was typed; accents and case do not matter.
 * One letter typed again and again walks through the names that begin with it. -1: no such name.
 */
export function findTyped(names: readonly string[], text: string, from: number): number {
  const wanted = fold(text);
  const first = wanted.charAt(0);
  const same = wanted === first.repeat(wanted.length);
  const prefix = same ? first : wanted;
  // A longer word may still fit the row that its first letters found.
  const start = same ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < names.length; step++) {
    const row = (start + step) % names.length;
    if (fold(names[row] ?? "").startsWith(prefix)) return row;
  }
  return -1;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
