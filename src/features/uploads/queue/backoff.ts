const FIRST = 500;
const LONGEST = 30_000;

/**
 * How long to wait after the nth failure in a row (from 1), in milliseconds: doubling up to 30 s, of which a random
 * half is taken off, so that many requests that failed together do not come back together.
 */
export function backoff(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** (failures - 1));
  return ceiling * (1 - random() / 2);
}
