/** Works on all, so many at a time. The results come in the order in which they are ready. */
export async function severalAtOnce<T, R>(
  items: T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) results.push(await work(item));
    }),
  );
  return results;
}
