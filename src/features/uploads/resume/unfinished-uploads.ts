import type { PendingUpload } from "@dropify/core/uploads/upload.schema";
import { Slots } from "../queue/slots.ts";
import { COMPLETE_BATCH } from "../queue/upload-api.ts";
import type { Incoming } from "../queue/upload-entry.ts";
import { UploadFailure } from "../queue/upload-failure.ts";
import type { UploadQueue } from "../queue/upload-queue.ts";
import type { UploadSurroundings } from "../queue/upload-surroundings.ts";
import { withRetries } from "../queue/with-retries.ts";
import { openSource } from "./file-source.ts";
import { recogniseFile } from "./recognise-file.ts";
import { describe, grantOf, isWhole, type UnfinishedUpload } from "./unfinished-upload.ts";
import type { UploadRecord } from "./upload-record.ts";

interface Known {
  pending: PendingUpload;
  record: UploadRecord | null;
}

interface Around extends UploadSurroundings {
  /** What this browser remembers of uploads. */
  remembered: () => Promise<Map<string, UploadRecord>>;
  /** What only lacked its completion has become files. */
  onFilesMade: () => void;
}

/** Between two looks at whether other tabs still work on what they have. Milliseconds. */
const LOOK_EVERY = 5_000;
const ABORTS_AT_ONCE = 4;

/** Uploads of an earlier page or of another device: they show until they go on, are discarded or expire. */
export class UnfinishedUploads {
  readonly #around: Around;
  readonly #queue: UploadQueue;
  readonly #listeners = new Set<() => void>();
  readonly #known = new Map<string, Known>();
  readonly #never = new AbortController().signal;
  readonly #aborts = new Slots(ABORTS_AT_ONCE);
  #isWatching = false;
  #shown: readonly UnfinishedUpload[] = [];

  constructor(around: Around, queue: UploadQueue) {
    this.#around = around;
    this.#queue = queue;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): readonly UnfinishedUpload[] => this.#shown;

  /** Asks the server anew; what was all stored becomes a file at once. Failures leave what is shown as it is. */
  async load(): Promise<void> {
    const { api, claims, remembered } = this.#around;
    try {
      const [uploads, records, claimed] = await Promise.all([api.pending(), remembered(), claims.claimed()]);
      const own = this.#queue.fileIds();
      const others = uploads.filter(({ fileId }) => !own.has(fileId));
      const left = others.filter((pending) => claimed.has(pending.fileId) || !isWhole(pending));
      this.#known.clear();
      for (const pending of left) {
        this.#known.set(pending.fileId, { pending, record: records.get(pending.fileId) ?? null });
      }
      this.#show(
        left.map((pending) =>
          describe(pending, records.get(pending.fileId), claimed.has(pending.fileId) ? "elsewhere" : "left"),
        ),
      );
      const known = new Set(left);
      await this.#complete(others.filter((pending) => !known.has(pending)));
    } catch {
      // Asked again when the page is next looked at.
    } finally {
      this.#watchOthers();
    }
  }

  /** Opens the file by itself and goes on. To be called when something was pressed. */
  async reopen(fileId: string): Promise<void> {
    const source = this.#known.get(fileId)?.record?.source;
    if (!source) return;
    try {
      const file = await openSource(source);
      if (file) await this.goOn(fileId, file);
      else
        this.#change(fileId, {
          problem: "The browser was not allowed to read the file. Choose it instead.",
          canReopen: false,
        });
    } catch {
      this.#change(fileId, {
        problem: "The file is no longer where it was. Choose it instead.",
        canReopen: false,
      });
    }
  }

  /** Opens all that the browser can open and goes on. To be called when something was pressed. */
  async reopenAll(): Promise<void> {
    const left = this.#shown.filter(({ state, canReopen }) => state === "left" && canReopen);
    // One after the other: a browser asks once for files of the same folder, but not while it is asking.
    for (const { fileId } of left) await this.reopen(fileId);
  }

  /** Goes on with the file, if it is the one that the upload began with. Returns whether it is. */
  async goOn(fileId: string, file: File): Promise<boolean> {
    const known = this.#known.get(fileId);
    if (!known || this.#isChecking(fileId)) return false;
    this.#change(fileId, { state: "checking", problem: null });
    const recognition = await recogniseFile(file, known.pending, known.record, this.#around).catch(
      (error: unknown) => ({ problem: unreadable(error) }),
    );
    if ("problem" in recognition) {
      this.#change(fileId, { state: "left", problem: recognition.problem });
      return false;
    }
    this.#drop(fileId);
    this.#queue.goOn({
      file,
      folderId: known.pending.folderId,
      source: known.record?.source ?? null,
      grant: grantOf(known.pending),
      stored: new Map(known.pending.stored.map(({ partNumber, etag }) => [partNumber, etag])),
      fingerprint: recognition.fingerprint,
      name: known.pending.fileName,
    });
    return true;
  }

  /** Goes on with each file by its name. Returns the names that none of the uploads has. */
  async goOnWith(files: File[]): Promise<string[]> {
    const strangers: string[] = [];
    for (const file of files) {
      const name = file.name.normalize("NFC");
      const named = this.#shown.filter(
        ({ fileId, state }) => state === "left" && this.#nameOf(fileId) === name,
      );
      // Of uploads that share a name, rather the one of this size.
      const match = named.find(({ size }) => size === file.size) ?? named[0];
      if (match) await this.goOn(match.fileId, file);
      else strangers.push(file.name);
    }
    return strangers;
  }

  /** Of files that are being added, goes on with those whose uploads were left here; returns the others. */
  async adopt(files: Incoming[]): Promise<Incoming[]> {
    if (this.#known.size === 0) return files;
    const names = new Set(this.#shown.map(({ fileId }) => this.#nameOf(fileId)));
    const adopted = new Set<Incoming>();
    const alike = files.filter(({ file }) => names.has(file.name.normalize("NFC")));
    await Promise.all(
      alike.map(async (incoming) => {
        if (await this.#adoptOne(incoming)) adopted.add(incoming);
      }),
    );
    return files.filter((incoming) => !adopted.has(incoming));
  }

  /** The queue works on it: it was just begun while the server was asked. */
  isUnderWay(fileId: string): void {
    if (this.#known.has(fileId)) this.#drop(fileId);
  }

  async discard(fileId: string): Promise<void> {
    this.#drop(fileId);
    this.#around.records.forget(fileId);
    const abort = () => withRetries(() => this.#around.api.abort(fileId), this.#around, this.#never);
    // When even that fails, the server does it by itself after a day.
    await this.#aborts.run(this.#never, abort).catch(() => {});
  }

  /** Discards all but those that another tab works on. */
  async discardAll(): Promise<void> {
    const left = this.#shown.filter(({ state }) => state === "left");
    await Promise.all(left.map(({ fileId }) => this.discard(fileId)));
  }

  /** Small ones many at a time, and one call after the other: all of them write to the owner's one ledger. */
  async #complete(whole: PendingUpload[]): Promise<void> {
    const { api, onFilesMade } = this.#around;
    const single = whole.filter(({ method }) => method === "single").map(({ fileId }) => fileId);
    for (let from = 0; from < single.length; from += COMPLETE_BATCH) {
      await api.completeMany(single.slice(from, from + COMPLETE_BATCH));
    }
    for (const { fileId, method } of whole) if (method === "multipart") await api.complete(fileId, undefined);
    if (whole.length > 0) onFilesMade();
  }

  /** While other tabs work on some, looks whether they still do: what a closed tab leaves shows as left. */
  #watchOthers(): void {
    const elsewhere = this.#shown.filter(({ state }) => state === "elsewhere");
    if (this.#isWatching || elsewhere.length === 0) return;
    this.#isWatching = true;
    this.#around.clock.later(LOOK_EVERY, () => {
      this.#isWatching = false;
      void this.#lookAgain(elsewhere.map(({ fileId }) => fileId));
    });
  }

  async #lookAgain(elsewhere: string[]): Promise<void> {
    const claimed = await this.#around.claims.claimed().catch(() => new Set(elsewhere));
    if (elsewhere.some((fileId) => !claimed.has(fileId))) await this.load();
    else this.#watchOthers();
  }

  async #adoptOne({ file, folderId }: Incoming): Promise<boolean> {
    const name = file.name.normalize("NFC");
    const match = this.#shown.find(({ fileId, size, state }) => {
      const place = this.#known.get(fileId)?.pending.folderId;
      return state === "left" && size === file.size && place === folderId && this.#nameOf(fileId) === name;
    });
    if (!match) return false;
    const same = await this.goOn(match.fileId, file);
    // Nobody meant to go on with it: another file by that name is no problem.
    if (!same) this.#change(match.fileId, { problem: null });
    return same;
  }

  /** On disk, as far as is known. */
  #nameOf(fileId: string): string | undefined {
    const known = this.#known.get(fileId);
    return known?.record?.name ?? known?.pending.fileName;
  }

  #isChecking(fileId: string): boolean {
    return this.#shown.some((upload) => upload.fileId === fileId && upload.state === "checking");
  }

  #drop(fileId: string): void {
    this.#known.delete(fileId);
    this.#show(this.#shown.filter((upload) => upload.fileId !== fileId));
  }

  #change(fileId: string, to: Partial<UnfinishedUpload>): void {
    this.#show(this.#shown.map((upload) => (upload.fileId === fileId ? { ...upload, ...to } : upload)));
  }

  #show(uploads: readonly UnfinishedUpload[]): void {
    this.#shown = uploads;
    for (const listener of this.#listeners) listener();
  }
}

function unreadable(error: unknown): string {
  return error instanceof UploadFailure
    ? "The file cannot be read: it was changed or moved just now."
    : "The file cannot be read.";
}
