import { type Lease, uploadDatabase } from "./upload-database.ts";

/** Where the tabs of a browser write down which of them works on what. Each call rejects where nothing is kept. */
export interface LeaseBook {
  /** Replaces leases by what `decide` says of each, undefined for none; no other tab comes in between. */
  decide(fileIds: Iterable<string>, decide: Decide): Promise<void>;
  all(): Promise<Lease[]>;
}

type Decide = (lease: Lease | undefined, fileId: string) => Lease | undefined;

/** In the browser's own database, which all its tabs share. */
export const keptLeases: LeaseBook = {
  async decide(fileIds, decide) {
    const database = await uploadDatabase();
    const { store, done } = database.transaction("leases", "readwrite");
    for (const fileId of fileIds) {
      const before = await store.get(fileId);
      const after = decide(before, fileId);
      if (after === before) continue;
      await (after ? store.put(after) : store.delete(fileId));
    }
    await done;
  },

  async all() {
    return (await uploadDatabase()).getAll("leases");
  },
};
