import { PutRefused } from "../saga/persist.ts";

/**
 * Anything may be refused, but only calmly: in words for people, or by a store that does not take the bytes.
 * @returns whether it was done
 */
export async function unlessRefused(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    // Late: it reads which engines there are, and a house sets them first.
    const { WireError } = await import("@/server/wire-error");
    const isCalm = error instanceof WireError && error.appCode !== undefined;
    // By a TypeError `fetch` tells of a lost connection.
    if (!isCalm && !(error instanceof PutRefused) && !(error instanceof TypeError)) throw error;
    return false;
  }
}
