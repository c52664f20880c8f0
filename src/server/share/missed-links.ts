import { clientAddress } from "@/server/auth/client-address.ts";
import { type GuessTable, takeGuess } from "@/server/auth/guess-limit.ts";
import { seal } from "./seal.ts";

/** Different links that do not open, from one address in one window, after which it is taken for a guesser. */
export const maxMisses = 150;

/** How long a dead link stays known, so that asking for it again is no new guess. */
const rememberMs = 15 * 60_000;

/** Entries kept in memory; past that all are forgotten, which costs a few counts and nothing else. */
const maxRemembered = 10_000;

export interface MissedLinksSettings extends GuessTable {
  clientAddressHeader: string | undefined;
}

export interface MissedLinks {
  /** Seconds for which nothing opens for this client, or undefined where it may ask. Costs no request. */
  heldBack(headers: Headers): number | undefined;
  /** Counts a link that did not open. @returns seconds to wait once there were too many, else undefined */
  count(headers: Headers, linkId: string): Promise<number | undefined>;
}

/**
 * Limits guessing at link ids by counting failures, never successes, so that any number of recipients behind one
 * address may download. Asking for the same dead link again is no guess. What the shared table has answered is
 * remembered here, so that a link that opens never costs a request more.
 */
export function missedLinks(settings: MissedLinksSettings): MissedLinks {
  const fullUntil = new Map<string, number>();
  const known = new Map<string, number>();
  const nameOf = (headers: Headers) => clientAddress(headers, settings.clientAddressHeader);
  const waitFor = (address: string) => {
    const seconds = Math.ceil(((fullUntil.get(address) ?? 0) - settings.now().getTime()) / 1000);
    return seconds > 0 ? seconds : undefined;
  };

  return {
    heldBack(headers) {
      const address = nameOf(headers);
      // Without a proxy that names them all clients look alike: a guesser must not shut out everybody.
      return address === "direct" || address === "unknown" ? undefined : waitFor(address);
    },

    async count(headers, linkId) {
      const address = nameOf(headers);
      const now = settings.now().getTime();
      const wait = waitFor(address);
      const miss = seal("missed-link", `${address}\n${linkId}`);
      if (wait !== undefined || (known.get(miss) ?? 0) > now) return wait;
      // Before it is counted, or a hundred visitors of one link that is used up would be a hundred guesses.
      remember(known, miss, now + rememberMs);
      const attempt = await takeGuess(settings, [
        { key: `link#address#${seal("client-address", address)}`, maxFailures: maxMisses },
      ]);
      if ("retryAfter" in attempt) {
        remember(fullUntil, address, now + attempt.retryAfter * 1000);
        return attempt.retryAfter;
      }
      await attempt.settle("failed");
      return undefined;
    },
  };
}

function remember(memory: Map<string, number>, key: string, until: number): void {
  if (memory.size >= maxRemembered) memory.clear();
  memory.set(key, until);
}
