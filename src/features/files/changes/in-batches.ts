/** As many calls as the server takes in one request. */
const batchSize = 10;

export interface BatchOutcome<Item> {
  done: Item[];
  failed: { item: Item; error: unknown }[];
}

/**
 * Calls `act` for every item, ten at a time, so that each ten travel in one request. Never throws: one refused item
 * does not stop the others.
 */
export async function inBatches<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<BatchOutcome<Item>> {
  const outcome: BatchOutcome<Item> = { done: [], failed: [] };
  for (let from = 0; from < items.length; from += batchSize) {
    const batch = items.slice(from, from + batchSize);
    const settled = await Promise.allSettled(batch.map(act));
    settled.forEach((result, index) => {
      const item = batch[index];
      if (item === undefined) return;
      if (result.status === "fulfilled") outcome.done.push(item);
      else outcome.failed.push({ item, error: result.reason });
    });
  }
  return outcome;
}
