import { setTimeout as sleep } from "node:timers/promises";
import { WireError } from "../account.ts";

const patienceMs = 90_000;
const pauseMs = 100;

/**
 * What a good client does when the service is away: asks again, with pauses, until it is answered.
 * @throws what the service refuses, and the last trouble when it stays away
 */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error;
      await sleep(pauseMs * (1 + Math.random()));
    }
  }
}

/** An answer that a store gave instead of taking the bytes. */
export class PutRefused extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(`The object store answered ${status}: ${body}`);
    this.status = status;
  }
}

/** No answer, half an answer, or one that says "later". `fetch` tells of a lost connection by a TypeError. */
function isPassing(error: unknown): boolean {
  if (error instanceof WireError) return error.data.httpStatus >= 500;
  if (error instanceof PutRefused) return error.status >= 500;
  return error instanceof TypeError || error instanceof SyntaxError;
}
