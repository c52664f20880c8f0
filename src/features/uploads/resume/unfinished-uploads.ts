import type { PendingUpload } from "@dropify/core/uploads/upload.schema";
import type { Grant } from "../queue/upload-api.ts";
import type { Incoming } from "../queue/upload-entry.ts";
import { UploadFailure } from "../queue/upload-failure.ts";
import type { UploadQueue } from "../queue/upload-queue.ts";
import type { UploadSurroundings } from "../queue/upload-surroundings.ts";
import { withRetries } from "../queue/with-retries.ts";
import { openSource } from "./file-source.ts";
import { recogniseFile } from "./recognise-file.ts";
import type { UploadRecord } from "./upload-record.ts";

/** An upload that an earlier page left behind, as it is shown. Replaced, never changed. */
export interface UnfinishedUpload {
  readonly fileId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes that need not travel again. */
  readonly stored: number;
  readonly expiresAt: string;
  /** One press suffices: the browser can open the file by itself. */
  readonly canReopen: boolean;
  readonly state: "left" | "checking" | "elsewhere";
  /** Why the last try to go on did not. */
  readonly problem: string | null;
}

interface Known {
  pending: PendingUpload;
  record: UploadRecord | null;
}

interface Around extends UploadSurroundings {
  /** What this browser remembers of uploads. */
  remembered: () => Promise<Map<string, UploadRecord>>;
}

/** Uploads of an earlier page or of another device: they show until they go on, are discarded or expire. */
export class UnfinishedUploads {
  readonly #around: Around;
  readonly #queue: UploadQueue;
  readonly #listeners = new Set<() => void>();
  readonly #known = new Map<string, Known>();
  readonly #never = new AbortController().signal;
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
      const whole = others.filter((pending) => !left.includes(pending));
      await Promise.all(whole.map((pending) => api.complete(pending.fileId, undefined)));
    } catch {
      // Asked again when the page is next looked at.
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
    const outcomes = await Promise.all(files.map((incoming) => this.#adoptOne(incoming)));
    return files.filter((_, index) => !outcomes[index]);
  }

  /** The queue works on it: it was just begun while the server was asked. */
  isUnderWay(fileId: string): void {
    if (this.#known.has(fileId)) this.#drop(fileId);
  }

  async discard(fileId: string): Promise<void> {
    this.#drop(fileId);
    this.#around.records.forget(fileId);
    // When even that fails, the server does it by itself after a day.
    await withRetries(() => this.#around.api.abort(fileId), this.#around, this.#never).catch(() => {});
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

function describe(
  pending: PendingUpload,
  record: UploadRecord | undefined,
  state: UnfinishedUpload["state"],
): UnfinishedUpload {
  return {
    fileId: pending.fileId,
    name: pending.fileName,
    size: pending.fileSize,
    stored: storedOf(pending),
    expiresAt: pending.expiresAt,
    canReopen: Boolean(record?.source),
    state,
    problem: null,
  };
}

function storedOf({ stored }: PendingUpload): number {
  return stored.reduce((sum, { size }) => sum + size, 0);
}

function isWhole(pending: PendingUpload): boolean {
  return pending.stored.length > 0 && storedOf(pending) === pending.fileSize;
}

function grantOf({ fileId, method, partSize = 0, partCount = 0, partChecksums }: PendingUpload): Grant {
  if (method === "single") return { fileId, method, address: null };
  return { fileId, method, partSize, partCount, isDigested: partChecksums ?? false };
}

function unreadable(error: unknown): string {
  return error instanceof UploadFailure
    ? "The file cannot be read: it was changed or moved just now."
    : "The file cannot be read.";
}
