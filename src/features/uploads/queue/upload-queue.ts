import { type NameChoice, UploadGroup } from "../names/upload-group.ts";
import type { Grant } from "./upload-api.ts";
import { type Incoming, newEntry, type UploadEntry, type UploadStatus } from "./upload-entry.ts";
import type { FailureCode } from "./upload-failure.ts";
import { UploadRuns } from "./upload-runs.ts";
import { UploadStore } from "./upload-store.ts";
import type { UploadSurroundings } from "./upload-surroundings.ts";

/** In the order in which they go on again. */
const CAN_PAUSE: UploadStatus[] = ["sending", "waiting"];
const CAN_CANCEL: UploadStatus[] = ["waiting", "asking", "sending", "paused", "failed"];

/** Files that are added in one go: a few milliseconds. */
const PORTION = 1_000;

/** An upload that an earlier page left behind, with the file to go on with. */
export interface LeftBehind extends Incoming {
  grant: Grant;
  /** Parts that are stored already, and their ETags. */
  stored: ReadonlyMap<number, string>;
  fingerprint: string;
  /** As the upload was named when it began. */
  name: string;
}

/** Brings files to the object store and tells how far it is. Memory stays flat: files are only ever sliced. */
export class UploadQueue {
  readonly store: UploadStore;
  readonly #around: UploadSurroundings;
  readonly #runs: UploadRuns;
  #lastId = 0;

  constructor(around: UploadSurroundings) {
    this.#around = around;
    this.store = new UploadStore(around.clock, () => around.line.online);
    this.#runs = new UploadRuns(around, this.store);
  }

  /** Shows when the device goes offline, and goes on with what a broken line ended when it is back. */
  watchLine(): () => void {
    return this.#around.line.onChange(() => {
      this.store.refresh();
      if (this.#around.line.online) this.retryFailed("CONNECTION_LOST");
    });
  }

  /** Adds files that belong together, for example those of one drop, a portion at a time with the page living between. */
  async add(files: readonly Incoming[]): Promise<void> {
    this.#clearEnded();
    const group = new UploadGroup();
    for (const { folderId } of files) group.count(folderId);
    for (const [index, incoming] of files.entries()) {
      if (index > 0 && index % PORTION === 0) await this.#around.clock.breathe();
      this.#runs.begin(this.#newEntry(incoming, group));
    }
  }

  /** Goes on with an upload that an earlier page began. */
  goOn({ grant, stored, fingerprint, name, ...incoming }: LeftBehind): void {
    this.#clearEnded();
    const entry = this.#newEntry(incoming, new UploadGroup());
    entry.grant = grant;
    entry.name = name;
    entry.fingerprint = fingerprint;
    for (const [partNumber, etag] of stored) entry.stored.set(partNumber, etag);
    this.#runs.begin(entry);
  }

  /** The uploads that this queue works on, or has. */
  fileIds(): Set<string> {
    const entries = this.store.entriesWith(...CAN_CANCEL, "finishing", "done");
    return new Set(entries.flatMap(({ grant }) => grant?.fileId ?? []));
  }

  /** Gives a file up, unless it is just becoming one: then it is too late to. */
  cancel(id: string): void {
    const entry = this.#find(id, CAN_CANCEL);
    if (entry) this.#runs.end(entry, "cancelled");
  }

  cancelAll(): void {
    for (const entry of this.store.entriesWith("waiting", "asking", "sending", "paused")) {
      this.#runs.end(entry, "cancelled");
    }
  }

  /** Stops a file; what is stored of it stays. */
  pause(id: string): void {
    const entry = this.#find(id, CAN_PAUSE);
    if (entry) this.#runs.pause(entry);
  }

  pauseAll(): void {
    for (const entry of this.store.entriesWith(...CAN_PAUSE)) this.#runs.pause(entry);
  }

  resume(id: string): void {
    const entry = this.#find(id, ["paused"]);
    if (entry) this.#runs.begin(entry);
  }

  resumeAll(): void {
    for (const entry of this.store.entriesWith("paused")) this.#runs.begin(entry);
  }

  /** Says what to do with a file whose name is taken, or with every such file of the same drop. */
  choose(id: string, choice: NameChoice, forAll: boolean): void {
    const asked = this.#find(id, ["asking"]);
    if (!asked) return;
    asked.choice = choice;
    if (forAll) asked.group.choice = choice;
    for (const entry of this.store.entriesWith("asking")) {
      if (entry === asked || (forAll && entry.group === asked.group)) this.#runs.begin(entry);
    }
  }

  /** Leaves out a file that is here already, byte for byte, and every such file of the same drop. */
  skipSame(id: string): void {
    const asked = this.#find(id, ["asking"]);
    if (!asked) return;
    asked.group.skipsSame = true;
    for (const entry of this.store.entriesWith("asking")) {
      if (entry.isSame && entry.group === asked.group) this.#runs.end(entry, "skipped");
    }
  }

  /** Tries a failed file again; only what is not stored yet travels. */
  retry(id: string): void {
    const entry = this.#find(id, ["failed"]);
    if (entry) this.#retry(entry);
  }

  /** @param code only those that failed with it; default all */
  retryFailed(code?: FailureCode): void {
    for (const entry of this.store.entriesWith("failed")) {
      if (code === undefined || entry.failure?.code === code) this.#retry(entry);
    }
  }

  /** Forgets every file that has ended. */
  dismiss(): void {
    this.#removeAll("done", "skipped", "cancelled", "failed");
  }

  #find(id: string, statuses: UploadStatus[]): UploadEntry | null {
    const entry = this.store.entry(id);
    return entry && statuses.includes(entry.status) ? entry : null;
  }

  #newEntry(incoming: Incoming, group: UploadGroup): UploadEntry {
    this.#lastId += 1;
    const inParts = incoming.file.size > this.#around.singleMaxBytes;
    const entry = newEntry(`upload-${this.#lastId}`, incoming, group, inParts);
    this.store.add(entry);
    return entry;
  }

  #retry(entry: UploadEntry): void {
    if (!entry.failure?.retryable) return;
    entry.restarted = false;
    this.#runs.begin(entry);
  }

  #clearEnded(): void {
    if (!this.store.active) this.#removeAll("done", "skipped", "cancelled");
  }

  #removeAll(...statuses: UploadStatus[]): void {
    for (const entry of this.store.entriesWith(...statuses)) this.#runs.remove(entry);
  }
}
