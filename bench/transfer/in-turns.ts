/** One run of a measure beside one of its peer. */
export interface Pair<T, P> {
  ours: T;
  theirs: P;
  seconds: number;
  /** Our rate by the peer's. */
  ratio: number;
}

/**
 * Times two ways to do the same, in turns and with the first turn changing: whatever else the machine does then
 * falls on both. Tidying up after a pair is not timed.
 */
export async function inTurns<T, P>(
  rounds: number,
  ours: () => Promise<T>,
  peer: () => Promise<P>,
  tidyUp: () => Promise<unknown> = async () => undefined,
): Promise<Pair<T, P>[]> {
  const pairs: Pair<T, P>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const peerFirst = round % 2 === 0 ? await time(peer) : undefined;
    const mine = await time(ours);
    const other = peerFirst ?? (await time(peer));
    pairs.push({
      ours: mine.result,
      theirs: other.result,
      seconds: mine.seconds,
      ratio: other.seconds / mine.seconds,
    });
    await tidyUp();
  }
  return pairs;
}

async function time<T>(run: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await run();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** The middle one, or the upper of the two in the middle. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export const rounded = (value: number): number => Number(value.toFixed(2));
