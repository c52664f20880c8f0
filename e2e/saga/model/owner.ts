import { randomUUID } from "node:crypto";
import { AppError } from "@dropify/core/error";
import { restoreFile, trashFile } from "@dropify/core/files/files";
import { removeFile } from "@dropify/core/files/remove-file";
import { changeQuota } from "@dropify/core/quota/change-quota";
import { abortUpload } from "@dropify/core/uploads/abort-upload";
import { completeMany } from "@dropify/core/uploads/complete-many";
import { completeUpload } from "@dropify/core/uploads/complete-upload";
import { signParts } from "@dropify/core/uploads/sign-parts";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import { Died, dyingAt } from "./crash-scope.ts";
import type { Crash, History, Operation } from "./history.ts";
import type { Event } from "./linearize.ts";
import { partsOf, type Step } from "./spec.ts";

const day = 86_400_000;
/** Began so long ago that it is due. */
const longAgo = (stale: boolean) => new Date(Date.now() - (stale ? 31 * day : 0));
const firstPart = Buffer.alloc(5 * 1024 ** 2, "x");

/** Of each slot its own bytes, so that no file can pass for another. */
export function bytesOf(slot: number, size: number): Buffer<ArrayBuffer>[] {
  if (partsOf(size).length === 1) return [Buffer.alloc(size, String(slot))];
  return [firstPart, Buffer.alloc(size - firstPart.length, String(slot))];
}

/** What is asked of the server for an owner. */
type Asked = Exclude<Operation, { kind: "sweep" }>;

/** One owner whose tabs work at once; notes what was done, when, and what was answered. */
export class Owner {
  readonly userId = randomUUID();
  readonly events: Event[] = [];
  readonly #uploads = new Map<number, { fileId: string; size: number }>();
  readonly #started = new Set<number>();
  readonly #sweep: (crash: Crash | undefined) => Promise<void>;

  constructor(sweep: (crash: Crash | undefined) => Promise<void>) {
    this.#sweep = sweep;
  }

  async live({ quota, tabs }: History): Promise<void> {
    if (quota !== undefined) await this.#perform({ kind: "changeQuota", quota });
    await Promise.all(
      tabs.map(async (operations) => {
        for (const operation of operations) await this.#perform(operation);
      }),
    );
  }

  async #perform(operation: Operation): Promise<void> {
    const { crash } = operation;
    if (operation.kind === "sweep") return this.#sweep(crash);
    const meant = this.#ofWhatIsKnown(operation);
    const steps = this.#stepsOf(meant);
    if (steps.length === 0) return;
    const done = await this.#note(steps, crash, () => this.#ask(meant));
    if (!done && crash?.again) await this.#note(steps, undefined, () => this.#ask(meant));
  }

  /** An operation names only uploads that were known when it was first asked for, also when it is asked for again. */
  #ofWhatIsKnown(operation: Asked): Asked {
    if (operation.kind === "completeMany") {
      return { ...operation, slots: operation.slots.filter((slot) => this.#uploads.has(slot)) };
    }
    if (operation.kind !== "start" || operation.replaces === undefined) return operation;
    return { ...operation, replaces: this.#uploads.has(operation.replaces) ? operation.replaces : undefined };
  }

  /** What the model knows the operation as: none while its upload is not known to anybody. */
  #stepsOf(operation: Asked): Step[] {
    if (operation.kind === "changeQuota") return [operation];
    if (operation.kind === "start") {
      if (this.#started.has(operation.slot)) return [];
      this.#started.add(operation.slot);
      return [operation];
    }
    if (operation.kind === "completeMany") {
      return operation.slots.map((slot) => ({ kind: "complete", slot }));
    }
    const upload = this.#uploads.get(operation.slot);
    const isThere = upload && (operation.kind !== "send" || partsOf(upload.size).includes(operation.part));
    return isThere ? [operation] : [];
  }

  /** @returns false when the server died over it */
  async #note(steps: Step[], crash: Crash | undefined, work: () => Promise<string[]>): Promise<boolean> {
    const began = performance.now();
    const answers = await (crash ? dyingAt(crash, work) : work()).catch((error: unknown) => {
      if (error instanceof Died) return undefined;
      if (error instanceof AppError) return [wordsOf(error)];
      throw error;
    });
    const ended = performance.now();
    for (const [index, step] of steps.entries()) {
      this.events.push({ step, answer: answers && (answers[index] ?? "no answer"), began, ended });
    }
    return answers !== undefined;
  }

  /** @returns an answer to each of the steps @throws AppError when there is but one */
  async #ask(operation: Asked): Promise<string[]> {
    const { userId } = this;
    if (operation.kind === "changeQuota") await changeQuota(userId, operation.quota);
    else if (operation.kind === "start") await this.#start(operation);
    else if (operation.kind === "completeMany") {
      const fileIds = operation.slots.flatMap((slot) => this.#uploads.get(slot)?.fileId ?? []);
      const { results } = await completeMany(userId, fileIds);
      return results.map((result) => ("file" in result ? "ok" : result.error.appCode));
    } else {
      const { fileId = "", size = 0 } = this.#uploads.get(operation.slot) ?? {};
      if (operation.kind === "send") return [await this.#send(operation, fileId, size)];
      if (operation.kind === "complete") await completeUpload(userId, { fileId });
      if (operation.kind === "abort") await abortUpload(userId, fileId);
      if (operation.kind === "trash") await trashFile(userId, fileId, longAgo(operation.stale));
      if (operation.kind === "restore") await restoreFile(userId, fileId);
      if (operation.kind === "remove") await removeFile(userId, fileId);
    }
    return ["ok"];
  }

  async #start({ slot, size, stale, replaces }: Extract<Operation, { kind: "start" }>): Promise<void> {
    const old = replaces === undefined ? undefined : this.#uploads.get(replaces)?.fileId;
    const files = [{ fileName: String(slot), fileSize: size, mimeType: "text/plain", replaces: old }];
    const requestId = `the-slot-${slot}`;
    const { uploads } = await startUploads(this.userId, { files, requestId }, longAgo(stale));
    this.#uploads.set(slot, { fileId: uploads[0]?.fileId ?? "", size });
  }

  /** By the browser: it goes on though the server that signed is dead. */
  async #send(
    { slot, part }: Extract<Operation, { kind: "send" }>,
    fileId: string,
    size: number,
  ): Promise<string> {
    const { parts } = await signParts(this.userId, { fileId, partNumbers: [part] });
    const body = bytesOf(slot, size)[part - 1] ?? Buffer.alloc(0);
    const { url = "", headers = {} } = parts[0] ?? {};
    const response = await fetch(url, { method: "PUT", headers, body });
    await response.arrayBuffer();
    if (response.ok || response.status === 412) return "ok";
    return response.status === 404 ? "store: gone" : `store: ${response.status}`;
  }
}

function wordsOf({ code, details }: AppError): string {
  return code === "QUOTA_EXCEEDED" ? `${code} by ${details.missingBytes}` : code;
}
