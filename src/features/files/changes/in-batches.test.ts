import { expect, test } from "vitest";
import { inBatches } from "./in-batches.ts";

test("one refusal does not stop the others, and is told apart from them", async () => {
  const items = Array.from({ length: 25 }, (_, index) => index);
  const outcome = await inBatches(items, async (item) => {
    if (item === 12) throw new Error("refused");
  });
  expect(outcome.done).toEqual(items.filter((item) => item !== 12));
  expect(outcome.failed).toMatchObject([{ item: 12, error: { message: "refused" } }]);
});

test("never more than ten are under way", async () => {
  let underWay = 0;
  let most = 0;
  await inBatches(Array.from({ length: 35 }), async () => {
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    underWay--;
  });
  expect(most).toBe(10);
});
