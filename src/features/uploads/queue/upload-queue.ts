import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import type { Clock } from "./clock.ts";
import { Finisher } from "./finisher.ts";
import { Intake } from "./intake.ts";
import type { Line } from "./line.ts";
import { newRequestId } from "./request-id.ts";
import type { Road } from "./send-body.ts";
import { PARTS_AT_ONCE, sendMultipart } from "./send-multipart.ts";
import { type Hooks, sendSingle } from "./send-single.ts";
import { placesInBoth, Slots } from "./slots.ts";
import type { Transport } from "./transport.ts";
import type { NewUpload, UploadApi } from "./upload-api.ts";
import { forgetProgress, newEntry, storedBytes, type UploadEntry } from "./upload-entry.ts";
import { type FailureCode, UploadFailure } from "./upload-failure.ts";
import { UploadStore } from "./upload-store.ts";
import { withRetries } from "./with-retries.ts";

export interface UploadSurroundings {
  api: UploadApi;
  transport: Transport;
  line: Line;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
}

/** Requests to the object store under way, over all files; browsers open six connections to one host. */
export const REQUESTS_AT_ONCE = 6;
/** Two, so that the next large file fills the line while the last parts of one are under way. */
const LARGE_FILES_AT_ONCE = 2;
const ABORTS_AT_ONCE = 4;

/** After these the same upload can go on; after any other it has to begin anew. */
const CAN_GO_ON: FailureCode[] = ["CONNECTION_LOST", "SERVICE_UNAVAILABLE", "SIGNED_OUT", "STORE_REFUSED"];

/** Brings files to the object store and tells how far it is. Memory stays flat: files are only ever sliced. */
export class UploadQueue {
  readonly store: UploadStore;
  readonly #around: UploadSurroundings;
  readonly #intake: Intake;
  readonly #finisher: Finisher;
  readonly #places = new Slots(REQUESTS_AT_ONCE);
  /** Parts leave two places free, so that small files never wait for large ones. */
  readonly #partPlaces = placesInBoth(new Slots(PARTS_AT_ONCE), this.#places);
  readonly #largeFiles = new Slots(LARGE_FILES_AT_ONCE);
  readonly #aborts = new Slots(ABORTS_AT_ONCE);
  readonly #never = new AbortController().signal;
  #lastId = 0;

  constructor(around: UploadSurroundings) {
    this.#around = around;
    this.store = new UploadStore(around.clock, () => around.line.online);
    this.#finisher = new Finisher(around);
    this.#intake = new Intake({
      start: (files) => this.#start(files),
      onStarted: (entry, grant) => void this.#started(entry, grant),
      onRefused: (entry, failure) => this.#fail(entry, failure),
    });
  }

  /** Shows when the device goes offline or comes back; returns how to stop. */
  watchLine(): () => void {
    return this.#around.line.onChange(() => this.store.refresh());
  }

  /** @param folderId where they go, null for the top level */
  add(files: Iterable<File>, folderId: string | null): void {
    if (!this.store.active) this.#removeAll(this.store.entriesWith("done", "cancelled"));
    for (const file of files) {
      this.#lastId += 1;
      const entry = newEntry(`upload-${this.#lastId}`, file, folderId);
      this.store.add(entry);
      this.#intake.add(entry);
    }
  }

  /** Gives a file up, unless it is just becoming one: then it is too late to. */
  cancel(id: string): void {
    const entry = this.store.entry(id);
    if (entry) this.#cancel(entry);
  }

  cancelAll(): void {
    for (const entry of this.store.entriesWith("waiting", "sending")) this.#cancel(entry);
  }

  /** Tries a failed file again; only what is not stored yet travels. */
  retry(id: string): void {
    const entry = this.store.entry(id);
    if (entry) this.#retry(entry);
  }

  retryFailed(): void {
    for (const entry of this.store.entriesWith("failed")) this.#retry(entry);
  }

  /** Forgets every file that has ended. */
  dismiss(): void {
    this.#removeAll(this.store.entriesWith("done", "cancelled", "failed"));
  }

  #start(files: NewUpload[]): Promise<StartedUpload[]> {
    const requestId = newRequestId();
    return withRetries(() => this.#around.api.start(files, requestId), this.#around, this.#never);
  }

  async #started(entry: UploadEntry, grant: StartedUpload): Promise<void> {
    entry.grant = grant;
    if (entry.run.signal.aborted) {
      this.#release(entry);
      this.#intake.oneLess();
      return;
    }
    try {
      await this.#send(entry, grant).finally(() => this.#intake.oneLess());
      this.store.update(entry, { status: "finishing" });
      await this.#finisher.finish(entry);
      this.store.update(entry, { status: "done", sent: entry.size });
    } catch (error) {
      if (entry.run.signal.aborted) return;
      this.#fail(
        entry,
        error instanceof UploadFailure ? error : new UploadFailure("UNEXPECTED", { cause: error }),
      );
    }
  }

  #send(entry: UploadEntry, grant: StartedUpload): Promise<void> {
    const { api, transport, line, random, clock } = this.#around;
    const hooks: Hooks = {
      onBegin: () => this.store.update(entry, { status: "sending" }),
      onMoved: (bytes) => this.store.update(entry, { sent: entry.sent + bytes }),
    };
    const road = (places: Road["places"]) => ({ transport, line, random, places, now: () => clock.now() });
    if (grant.method === "single") return sendSingle(entry, grant, api, road(this.#places), hooks);
    return this.#largeFiles.run(entry.run.signal, () =>
      sendMultipart(entry, grant, api, road(this.#partPlaces), hooks),
    );
  }

  #fail(entry: UploadEntry, failure: UploadFailure): void {
    if (entry.run.signal.aborted) return;
    if (!CAN_GO_ON.includes(failure.code)) this.#release(entry);
    if (failure.code === "UPLOAD_GONE" && !entry.restarted) {
      // It expired or was swept while it waited; once, that is no reason to trouble anybody.
      entry.restarted = true;
      this.#wait(entry);
      return;
    }
    this.store.update(entry, { status: "failed", failure, sent: storedBytes(entry) });
  }

  #retry(entry: UploadEntry): void {
    if (entry.status !== "failed" || !entry.failure?.retryable) return;
    entry.restarted = false;
    this.#wait(entry);
  }

  #wait(entry: UploadEntry): void {
    entry.run = new AbortController();
    this.store.update(entry, { status: "waiting", failure: null, sent: storedBytes(entry) });
    this.#intake.add(entry);
  }

  #cancel(entry: UploadEntry): void {
    if (entry.status !== "waiting" && entry.status !== "sending" && entry.status !== "failed") return;
    entry.run.abort(new DOMException("Cancelled", "AbortError"));
    this.#intake.remove(entry);
    this.#release(entry);
    this.store.update(entry, { status: "cancelled", failure: null });
  }

  #removeAll(entries: UploadEntry[]): void {
    for (const entry of entries) {
      this.#release(entry);
      this.store.remove(entry);
    }
  }

  /** Gives back what the server reserved. When even that fails, the server does it by itself after a day. */
  #release(entry: UploadEntry): void {
    const { grant, status } = entry;
    if (!grant || status === "done") return;
    forgetProgress(entry);
    const abort = () => withRetries(() => this.#around.api.abort(grant.fileId), this.#around, this.#never);
    this.#aborts.run(this.#never, abort).catch(() => {});
  }
}
