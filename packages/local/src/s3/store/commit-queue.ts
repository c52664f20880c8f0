import { encodeFrame, type Frame, placeFrame } from "./frame.ts";
import type { Journal } from "./journal.ts";
import type { JournalRecord } from "./record.schema.ts";

/** One or more records that come true together; `data` is kept right behind the first of them. */
export interface Change {
  records: JournalRecord[];
  data?: Uint8Array;
}

interface Pending {
  scope: string | undefined;
  decide: () => Change;
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Accepted {
  pending: Pending;
  change: Change;
  frames: Buffer[];
}

const MAX_BATCH = 256;

/**
 * Makes changes durable and then visible, in the order asked for. Changes that wait at the same time share
 * one write and one sync of the journal, which is what lets many small uploads go faster than the disk syncs.
 */
export class CommitQueue {
  readonly #journal: Pick<Journal, "end" | "append">;
  readonly #apply: (record: JournalRecord, frame: Frame) => void;
  readonly #makeRoom: () => Promise<boolean>;
  readonly #afterBatch: () => Promise<void>;
  #waiting: Pending[] = [];
  #running: Promise<void> | undefined;

  /** @param makeRoom asked when the disk is full; answers whether it is worth another try */
  constructor(
    journal: Pick<Journal, "end" | "append">,
    apply: (record: JournalRecord, frame: Frame) => void,
    makeRoom: () => Promise<boolean>,
    afterBatch: () => Promise<void>,
  ) {
    this.#journal = journal;
    this.#apply = apply;
    this.#makeRoom = makeRoom;
    this.#afterBatch = afterBatch;
  }

  /**
   * @param scope what the change is about. Two changes of one scope never share a batch, so that `decide` of
   *   the second sees the first. A change without a scope is about everything and gets a batch to itself.
   * @param decide looks at the state of that moment and either says what to write or throws a refusal.
   */
  commit(scope: string | undefined, decide: () => Change): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ scope, decide, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Returns once nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets the requests that arrived together join the first batch.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#write(this.#takeBatch().flatMap(accept));
    this.#running = undefined;
  }

  #takeBatch(): Pending[] {
    const scopes = new Set<string>();
    let count = 0;
    for (const { scope } of this.#waiting) {
      if (scope === undefined) count ||= 1;
      if (scope === undefined || scopes.has(scope) || count === MAX_BATCH) break;
      scopes.add(scope);
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #write(batch: Accepted[]): Promise<void> {
    if (batch.length === 0) return;
    let at = this.#journal.end;
    try {
      await this.#journal.append(batch.flatMap(({ frames }) => frames));
    } catch (error) {
      return this.#retryRemovals(batch, error);
    }
    for (const { pending, change, frames } of batch) {
      for (const [index, record] of change.records.entries()) {
        const length = frames[index]?.length ?? 0;
        this.#apply(record, placeFrame(at, length, index === 0 ? (change.data?.length ?? 0) : 0));
        at += length;
      }
      pending.resolve();
    }
    await this.#afterBatch();
  }

  async #retryRemovals(batch: Accepted[], error: unknown): Promise<void> {
    const removals = batch.filter(isRemoval);
    const again = removals.length > 0 && (await this.#makeRoom());
    for (const accepted of batch) if (!again || !isRemoval(accepted)) accepted.pending.reject(error);
    if (again) await this.#write(removals);
  }
}

/** Whether the change only takes away, and so makes room on the disk. */
function isRemoval({ change }: Accepted): boolean {
  return change.records.every(({ kind }) => kind.endsWith("-gone"));
}

function accept(pending: Pending): Accepted[] {
  try {
    const change = pending.decide();
    const frames = change.records.map((record, index) =>
      encodeFrame(record, index === 0 ? change.data : undefined),
    );
    if (frames.length > 0) return [{ pending, change, frames }];
    pending.resolve();
  } catch (error) {
    pending.reject(error);
  }
  return [];
}
