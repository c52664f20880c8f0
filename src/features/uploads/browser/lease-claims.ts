import { newRequestId } from "@/components/new-request-id.ts";
import type { Claims } from "../resume/claims.ts";
import { uploadDatabase } from "./upload-database.ts";

/** A tab that has said nothing for so long is gone; browsers wake hidden ones once a minute. Milliseconds. */
const LASTS = 150_000;
const RENEW_EVERY = 5_000;

/** Claims as leases in the browser's database, for plain HTTP, where there are no locks. */
export class LeaseClaims implements Claims {
  readonly #tab = newRequestId();
  readonly #mine = new Set<string>();

  constructor() {
    setInterval(() => {
      if (this.#mine.size > 0) this.#renew().catch(() => {});
    }, RENEW_EVERY);
    // Only a tab that crashes leaves its leases to run out.
    addEventListener("pagehide", () => void this.#giveUpAll().catch(() => {}));
    addEventListener("pageshow", () => void this.#renew().catch(() => {}));
  }

  async claim(fileId: string): Promise<(() => void) | null> {
    const database = await uploadDatabase().catch(() => null);
    // A browser that keeps nothing can tell no tab from another.
    if (!database) return () => {};
    const { store, done } = database.transaction("leases", "readwrite");
    const lease = await store.get(fileId);
    const free = !lease || lease.tab === this.#tab || lease.until < Date.now();
    if (free) await store.put({ fileId, tab: this.#tab, until: Date.now() + LASTS });
    await done;
    if (!free) return null;
    this.#mine.add(fileId);
    return () => {
      this.#mine.delete(fileId);
      database.delete("leases", fileId).catch(() => {});
    };
  }

  async claimed(): Promise<Set<string>> {
    const database = await uploadDatabase().catch(() => null);
    const leases = (await database?.getAll("leases")) ?? [];
    const alive = leases.filter(({ until }) => until >= Date.now());
    return new Set(alive.map(({ fileId }) => fileId));
  }

  /** What is claimed stays noted: a page that is shown again goes on with it. */
  async #giveUpAll(): Promise<void> {
    const database = await uploadDatabase();
    const { store, done } = database.transaction("leases", "readwrite");
    for (const fileId of this.#mine) void store.delete(fileId);
    await done;
  }

  async #renew(): Promise<void> {
    const database = await uploadDatabase();
    const { store, done } = database.transaction("leases", "readwrite");
    const until = Date.now() + LASTS;
    for (const fileId of this.#mine) void store.put({ fileId, tab: this.#tab, until });
    await done;
  }
}
