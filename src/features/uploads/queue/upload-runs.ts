import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import { newRequestId } from "@/components/new-request-id.ts";
import { fingerprintOf } from "../hash/fingerprint.ts";
import { digestOf } from "../hash/hasher.ts";
import { NameChecker } from "../names/name-checker.ts";
import { isSameFile } from "../names/same-file.ts";
import { Finisher } from "./finisher.ts";
import { Intake } from "./intake.ts";
import { Slots } from "./slots.ts";
import { Uplink } from "./uplink.ts";
import type { Grant, NewUpload } from "./upload-api.ts";
import { forgetProgress, storedBytes, takeStored, type UploadEntry } from "./upload-entry.ts";
import { type FailureCode, UploadFailure } from "./upload-failure.ts";
import type { UploadStore } from "./upload-store.ts";
import type { UploadSurroundings } from "./upload-surroundings.ts";
import { withRetries } from "./with-retries.ts";

const ABORTS_AT_ONCE = 4;
/** One for all: to make an error costs more than to stop a file. */
const STOPPED = new DOMException("Stopped", "AbortError");
/** How often what the server finds missing is sent in one run. */
const MOST_ROUNDS = 3;

/** After these the same upload can go on; after any other it has to begin anew. */
const CAN_GO_ON: FailureCode[] = [
  "CONNECTION_LOST",
  "INCOMPLETE",
  "OTHER_TAB",
  "SERVICE_UNAVAILABLE",
  "SIGNED_OUT",
  "STORE_REFUSED",
];

/** The life of each file from its place in the queue to its end. */
export class UploadRuns {
  readonly #around: UploadSurroundings;
  readonly #store: UploadStore;
  readonly #names: NameChecker;
  readonly #intake: Intake;
  readonly #uplink: Uplink;
  readonly #finisher: Finisher;
  readonly #starts = new Slots(1);
  readonly #aborts = new Slots(ABORTS_AT_ONCE);
  readonly #never = new AbortController().signal;

  constructor(around: UploadSurroundings, store: UploadStore) {
    this.#around = around;
    this.#store = store;
    this.#names = new NameChecker(around.api);
    this.#uplink = new Uplink(around);
    const onTheirWay = () => store.count("waiting", "sending");
    this.#finisher = new Finisher({ ...around, onTheirWay });
    this.#intake = new Intake({
      prepare: (entries) => this.#prepare(entries),
      start: (files) => this.#start(files),
      onStarted: (entry, grant) => void this.#run(entry, grant),
      onRefused: (entry, failure) => this.#fail(entry, failure),
    });
  }

  /** Puts a file into the queue, for the first time or to go on. */
  begin(entry: UploadEntry): void {
    if (entry.run.signal.aborted) entry.run = new AbortController();
    this.#store.update(entry, { status: "waiting", failure: null, sent: storedBytes(entry) });
    this.#intake.add(entry);
  }

  /** Stops a file; what is stored of it stays. */
  pause(entry: UploadEntry): void {
    this.#stop(entry);
    this.#store.update(entry, { status: "paused", sent: storedBytes(entry) });
  }

  /** Gives a file up. */
  end(entry: UploadEntry, status: "cancelled" | "skipped"): void {
    this.#stop(entry);
    this.#release(entry);
    this.#store.update(entry, { status, failure: null });
  }

  /** The file is no longer shown. */
  remove(entry: UploadEntry): void {
    this.#release(entry);
    this.#names.forget(entry);
    this.#store.remove(entry);
  }

  #stop(entry: UploadEntry): void {
    entry.run.abort(STOPPED);
    this.#intake.remove(entry);
  }

  /** Names and digests of files that are to be started. Those that have to wait for somebody's word are set aside. */
  async #prepare(entries: UploadEntry[]): Promise<UploadEntry[]> {
    if (entries.length === 0) return [];
    const check = () => this.#names.check(entries);
    const { clear, asking, skipped } = await withRetries(check, this.#around, this.#never);
    await Promise.all(asking.map((entry) => this.#compare(entry)));
    const told: UploadEntry[] = [];
    for (const entry of asking) {
      if (entry.status !== "waiting") continue;
      if (entry.isSame && entry.group.skipsSame) this.end(entry, "skipped");
      else if (entry.group.choice !== null) told.push(entry);
      else this.#store.update(entry, { status: "asking" });
    }
    for (const entry of skipped) {
      if (entry.status === "waiting") this.end(entry, "skipped");
    }
    const readable = await Promise.all(clear.map((entry) => this.#fingerprint(entry)));
    const ready = clear.filter((entry, index) => readable[index] && entry.status === "waiting");
    // While these were compared, somebody said what to do with every file of the drop.
    return [...ready, ...(await this.#prepare(told))];
  }

  async #compare(entry: UploadEntry): Promise<void> {
    const { file, taken, run } = entry;
    const compared = taken ? isSameFile(file, taken, this.#around, run.signal) : Promise.resolve(false);
    // What cannot be read is found out when it is to be sent.
    entry.isSame = await compared.catch(() => false);
  }

  async #fingerprint(entry: UploadEntry): Promise<boolean> {
    const { signal } = entry.run;
    try {
      const cut = () => fingerprintOf(entry.file, entry.inParts);
      entry.fingerprint ??= await digestOf(cut, this.#around, signal);
      return true;
    } catch (error) {
      if (!signal.aborted) this.#fail(entry, asFailure(error));
      return false;
    }
  }

  #start(files: NewUpload[]): Promise<StartedUpload[]> {
    const requestId = newRequestId();
    const call = () => this.#around.api.start(files, requestId);
    // All write to the owner's one ledger: two starts at once would only get into each other's way.
    return withRetries(() => this.#starts.run(this.#never, call), this.#around, this.#never);
  }

  async #run(entry: UploadEntry, grant: Grant): Promise<void> {
    const { signal } = entry.run;
    entry.grant = grant;
    try {
      await this.#hold(entry, grant)
        .then(() => this.#send(entry, grant, signal))
        .finally(() => this.#intake.oneLess());
      await this.#finish(entry, grant, signal);
      this.#letGo(entry, grant);
      this.#store.update(entry, { status: "done", sent: entry.size });
    } catch (error) {
      // Given up while the server was setting it up.
      if (entry.status === "cancelled" && entry.grant) this.#release(entry);
      if (!signal.aborted) this.#fail(entry, asFailure(error));
    }
  }

  /** Completes it. What the server finds missing, or other than this page believes, is sent once more, and that alone. */
  async #finish(entry: UploadEntry, grant: Grant, signal: AbortSignal): Promise<void> {
    for (let round = 1; ; round += 1) {
      this.#store.update(entry, { status: "finishing" });
      try {
        return await this.#finisher.finish(entry);
      } catch (error) {
        const isIncomplete = error instanceof UploadFailure && error.code === "INCOMPLETE";
        entry.unsure ||= isIncomplete;
        if (!isIncomplete || round === MOST_ROUNDS) throw error;
        await this.#send(entry, grant, signal);
      }
    }
  }

  async #send(entry: UploadEntry, grant: Grant, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (entry.unsure) {
      const ask = () => this.#around.api.pendingOne(grant.fileId);
      takeStored(entry, grant, await withRetries(ask, this.#around, signal));
      this.#store.update(entry, { sent: storedBytes(entry) });
    }
    entry.unsure = entry.inParts;
    await this.#uplink.send(entry, grant, {
      onBegin: () => this.#store.update(entry, { status: "sending" }),
      onMoved: (bytes) => {
        // What a stopped run takes back has been taken back already.
        if (!signal.aborted) this.#store.update(entry, { sent: entry.sent + bytes });
      },
    });
    entry.unsure = false;
  }

  /** Keeps other tabs from the upload, and remembers it for a later page. @throws UploadFailure OTHER_TAB */
  async #hold(entry: UploadEntry, { fileId }: Grant): Promise<void> {
    const { file, fingerprint, source, inParts } = entry;
    if (fingerprint !== null) {
      const name = file.name.normalize("NFC");
      const record = { fileId, name, lastModified: file.lastModified, fingerprint, source };
      this.#around.records.remember(record, !inParts);
    }
    if (entry.unclaim) return;
    entry.unclaim = await this.#around.claims.claim(fileId);
    if (!entry.unclaim) throw new UploadFailure("OTHER_TAB");
  }

  #letGo(entry: UploadEntry, { fileId }: Grant): void {
    this.#around.records.forget(fileId);
    entry.unclaim?.();
    entry.unclaim = null;
  }

  #fail(entry: UploadEntry, failure: UploadFailure): void {
    if (entry.run.signal.aborted) return;
    if (!CAN_GO_ON.includes(failure.code)) this.#release(entry);
    if (failure.code === "UPLOAD_GONE" && !entry.restarted) {
      // It expired or was swept while it waited; once, that is no reason to trouble anybody.
      entry.restarted = true;
      this.begin(entry);
      return;
    }
    this.#store.update(entry, { status: "failed", failure, sent: storedBytes(entry) });
  }

  /** Gives back what the server reserved. When even that fails, the server does it by itself after a day. */
  #release(entry: UploadEntry): void {
    const { grant, status } = entry;
    if (!grant || status === "done") return;
    this.#letGo(entry, grant);
    forgetProgress(entry);
    const abort = () => withRetries(() => this.#around.api.abort(grant.fileId), this.#around, this.#never);
    this.#aborts.run(this.#never, abort).catch(() => {});
  }
}

function asFailure(error: unknown): UploadFailure {
  return error instanceof UploadFailure ? error : new UploadFailure("UNEXPECTED", { cause: error });
}
