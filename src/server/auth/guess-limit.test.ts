import { expect, test } from "vitest";
import { type Attempt, type GuessLimit, type Refused, takeGuess } from "./guess-limit.ts";
import { newAuthTable } from "./testing/auth-table.ts";

const table = await newAuthTable();
const noon = new Date("2030-01-01T12:00:00Z");
const at = (now: Date) => ({ ...table, now: () => now });
const limit = (maxFailures: number): GuessLimit => ({ key: crypto.randomUUID(), maxFailures });

async function taken(answer: Promise<Attempt | Refused>): Promise<Attempt> {
  const attempt = await answer;
  if ("retryAfter" in attempt) throw new Error("The guess was refused");
  return attempt;
}

test("after the last failure every guess is refused until the window ends", async () => {
  const account = limit(3);
  for (let guess = 0; guess < 3; guess++)
    await (await taken(takeGuess(at(noon), [account]))).settle("failed");

  expect(await takeGuess(at(noon), [account])).toEqual({ retryAfter: 15 * 60 });
  const later = new Date(noon.getTime() + 14.5 * 60_000);
  expect(await takeGuess(at(later), [account])).toEqual({ retryAfter: 30 });
  const nextWindow = new Date(noon.getTime() + 15 * 60_000);
  expect(await takeGuess(at(nextWindow), [account])).toHaveProperty("settle");
});

test("a hundred guesses at once are no more than the limit", async () => {
  const account = limit(5);
  let checked = 0;

  const answers = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const attempt = await takeGuess(at(noon), [account]);
      if ("retryAfter" in attempt) return "refused";
      checked++;
      await attempt.settle("failed");
      return "checked";
    }),
  );

  expect(checked).toBe(5);
  expect(answers.filter((answer) => answer === "refused")).toHaveLength(95);
});

test("a hundred right answers at once are all let through, each in its turn", async () => {
  const account = limit(5);
  let holding = 0;
  let most = 0;

  await Promise.all(
    Array.from({ length: 100 }, async () => {
      const attempt = await taken(takeGuess(at(noon), [account]));
      most = Math.max(most, ++holding);
      holding--;
      await attempt.settle("passed");
    }),
  );

  expect(most).toBeLessThanOrEqual(5);
});

test("what one limit refuses takes no place under another", async () => {
  const account = limit(2);
  const address = limit(1);
  await (await taken(takeGuess(at(noon), [address]))).settle("failed");

  for (let guess = 0; guess < 5; guess++) {
    expect(await takeGuess(at(noon), [account, address])).toHaveProperty("retryAfter");
  }

  expect(await takeGuess(at(noon), [account])).toHaveProperty("settle");
});
