import { expect } from "vitest";
import { z } from "zod";
import { PutRefused } from "../saga/persist.ts";
import type { Caller } from "./house.ts";
import type { EngineName } from "./operation.ts";

const MiB = 1024 ** 2;
const bytes = Buffer.from("three");
/** Just too large for one PUT: two parts. */
const inParts = 8 * MiB + 1;
const firstPart = Buffer.alloc(5 * MiB, "x");
const lastPart = Buffer.alloc(inParts - firstPart.length, "y");

export interface PlanStep {
  name: string;
  /** What goes before, without faults. @returns what the step needs to know */
  prepare(caller: Caller): Promise<string>;
  /** The step itself. May be repeated: it then has the effect of one. */
  run(caller: Caller, given: string): Promise<unknown>;
}

export interface SagaStep extends PlanStep {
  /** Only requests to this engine are of interest: those to the other are another step's too. */
  only?: EngineName;
  /** The ledger, and how many objects and files in the trash there are, when it is done. */
  after: { used: number; reserved: number; objects: number; trashed?: number };
}

const Signed = z.object({ url: z.url(), headers: z.record(z.string(), z.string()) });

export const sagaSteps: SagaStep[] = [
  {
    name: "start",
    prepare: async () => "",
    run: (caller) =>
      caller.uploads.start({ files: [{ fileName: "a", fileSize: 5 }], requestId: "only-once" }),
    after: { used: 0, reserved: 5, objects: 0 },
  },
  {
    name: "sign",
    prepare: (caller) => start(caller, inParts),
    run: (caller, fileId) => caller.uploads.signParts({ fileId, partNumbers: [1, 2] }),
    after: { used: 0, reserved: inParts, objects: 0 },
  },
  {
    name: "part",
    prepare: (caller) => start(caller, inParts),
    run: (caller, fileId) => sendPart(caller, fileId, 2, lastPart),
    after: { used: 0, reserved: inParts, objects: 0 },
  },
  {
    name: "send whole",
    prepare: (caller) => start(caller, 5),
    run: (caller, fileId) => sendPart(caller, fileId, 1, bytes),
    after: { used: 0, reserved: 5, objects: 1 },
  },
  {
    name: "complete",
    prepare: sendWhole,
    run: (caller, fileId) => caller.uploads.complete({ fileId }),
    after: { used: 5, reserved: 0, objects: 1 },
  },
  {
    name: "complete in parts",
    prepare: async (caller) => {
      const fileId = await start(caller, inParts);
      await Promise.all([sendPart(caller, fileId, 1, firstPart), sendPart(caller, fileId, 2, lastPart)]);
      return fileId;
    },
    run: (caller, fileId) => caller.uploads.complete({ fileId }),
    only: "s3",
    after: { used: inParts, reserved: 0, objects: 1 },
  },
  {
    name: "complete replacing",
    prepare: async (caller) => {
      const fileId = await start(caller, 5, await sendFile(caller));
      await sendPart(caller, fileId, 1, bytes);
      return fileId;
    },
    run: (caller, fileId) => caller.uploads.complete({ fileId }),
    after: { used: 10, reserved: 0, objects: 2, trashed: 1 },
  },
  {
    name: "complete many",
    prepare: async (caller) => `${await sendWhole(caller)} ${await sendWhole(caller)}`,
    run: (caller, fileIds) => caller.uploads.completeMany({ fileIds: fileIds.split(" ") }),
    after: { used: 10, reserved: 0, objects: 2 },
  },
  {
    name: "abort",
    prepare: sendWhole,
    run: (caller, fileId) => caller.uploads.abort({ fileId }),
    after: { used: 0, reserved: 0, objects: 0 },
  },
  {
    name: "abort in parts",
    prepare: begin,
    run: (caller, fileId) => caller.uploads.abort({ fileId }),
    after: { used: 0, reserved: 0, objects: 0 },
  },
  {
    name: "trash",
    prepare: sendFile,
    run: (caller, fileId) => caller.files.trash({ fileId }),
    after: { used: 5, reserved: 0, objects: 1, trashed: 1 },
  },
  {
    name: "restore",
    prepare: async (caller) => {
      const fileId = await sendFile(caller);
      await caller.files.trash({ fileId });
      return fileId;
    },
    run: (caller, fileId) => caller.files.restore({ fileId }),
    after: { used: 5, reserved: 0, objects: 1 },
  },
  {
    name: "remove",
    prepare: sendFile,
    run: (caller, fileId) => caller.files.remove({ fileId }),
    after: { used: 0, reserved: 0, objects: 0 },
  },
];

/** What is there for the owner of a step that is done. */
export async function expectAfter({ after }: SagaStep, caller: Caller): Promise<void> {
  expect(await caller.quota.get()).toMatchObject({
    storageUsed: after.used,
    storageReserved: after.reserved,
  });
  expect((await caller.files.trashed({})).items).toHaveLength(after.trashed ?? 0);
}

async function start(caller: Caller, fileSize: number, replaces?: string): Promise<string> {
  const { uploads } = await caller.uploads.start({ files: [{ fileName: "a", fileSize, replaces }] });
  return uploads[0]?.fileId ?? "";
}

/** 412: the bytes are there, and only the answer to an earlier try was lost. */
async function sendPart(
  caller: Caller,
  fileId: string,
  partNumber: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { parts } = await caller.uploads.signParts({ fileId, partNumbers: [partNumber] });
  const { url, headers } = Signed.parse(parts[0]);
  const response = await fetch(url, { method: "PUT", headers, body });
  const said = await response.text();
  if (!response.ok && response.status !== 412) throw new PutRefused(response.status, said);
}

async function sendWhole(caller: Caller): Promise<string> {
  const fileId = await start(caller, 5);
  await sendPart(caller, fileId, 1, bytes);
  return fileId;
}

async function sendFile(caller: Caller): Promise<string> {
  const fileId = await sendWhole(caller);
  await caller.uploads.complete({ fileId });
  return fileId;
}

/** A file in parts, of which one is sent. */
async function begin(caller: Caller): Promise<string> {
  const fileId = await start(caller, inParts);
  await sendPart(caller, fileId, 2, lastPart);
  return fileId;
}

/** A file that is listed comes back as it was sent. */
async function expectBytes(caller: Caller, fileId: string): Promise<void> {
  const { url } = await caller.files.downloadUrl({ fileId });
  const response = await fetch(url);
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status).toBe(200);
  expect(body.equals(body.length === inParts ? Buffer.concat([firstPart, lastPart]) : bytes)).toBe(true);
}

export const saga = { start, begin, sendWhole, sendFile, expectBytes };
