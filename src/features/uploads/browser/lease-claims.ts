import { newRequestId } from "@/components/new-request-id.ts";
import type { Claims } from "../resume/claims.ts";
import type { LeaseBook } from "./lease-book.ts";
import type { Lease } from "./upload-database.ts";

/** A tab that has said nothing for so long is gone; browsers wake hidden ones once a minute. Milliseconds. */
const LASTS = 150_000;
const RENEW_EVERY = 5_000;

/** Claims as leases in the browser's database, for plain HTTP, where there are no locks. */
export class LeaseClaims implements Claims {
  readonly #book: LeaseBook;
  readonly #tab = newRequestId();
  readonly #mine = new Set<string>();

  constructor(book: LeaseBook) {
    this.#book = book;
    setInterval(() => {
      if (this.#mine.size > 0) this.#renew().catch(() => {});
    }, RENEW_EVERY);
    // Only a tab that crashes leaves its leases to run out. What is claimed stays noted: a page that is shown again
    // goes on with it.
    addEventListener("pagehide", () => void this.#giveUp(this.#mine).catch(() => {}));
    addEventListener("pageshow", () => void this.#renew().catch(() => {}));
  }

  async claim(fileId: string): Promise<(() => void) | null> {
    let isMine = false;
    const take = (lease: Lease | undefined) => {
      isMine = this.#isFree(lease);
      return isMine ? this.#lease(fileId) : lease;
    };
    try {
      await this.#book.decide([fileId], take);
    } catch {
      // A browser that keeps nothing can tell no tab from another.
      return () => {};
    }
    if (!isMine) return null;
    this.#mine.add(fileId);
    return () => {
      this.#mine.delete(fileId);
      this.#giveUp([fileId]).catch(() => {});
    };
  }

  async claimed(): Promise<Set<string>> {
    const leases = await this.#book.all().catch(() => []);
    const alive = leases.filter(({ until }) => until >= Date.now());
    return new Set(alive.map(({ fileId }) => fileId));
  }

  /** A tab that slept past its leases leaves alone what another has taken over meanwhile. */
  #renew(): Promise<void> {
    return this.#book.decide(this.#mine, (lease, fileId) =>
      this.#isFree(lease) ? this.#lease(fileId) : lease,
    );
  }

  #giveUp(fileIds: Iterable<string>): Promise<void> {
    return this.#book.decide(fileIds, (lease) => (lease?.tab === this.#tab ? undefined : lease));
  }

  #isFree(lease: Lease | undefined): boolean {
    return !lease || lease.tab === this.#tab || lease.until < Date.now();
  }

  #lease(fileId: string): Lease {
    return { fileId, tab: this.#tab, until: Date.now() + LASTS };
  }
}
