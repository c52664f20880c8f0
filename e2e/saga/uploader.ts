import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Account } from "../account.ts";
import { PutRefused, persist } from "./persist.ts";

const Signed = { url: z.url(), headers: z.record(z.string(), z.string()) };
const Started = z.object({
  uploads: z.array(
    z.discriminatedUnion("method", [
      z.object({ fileId: z.string(), method: z.literal("single"), ...Signed }),
      z.object({
        fileId: z.string(),
        method: z.literal("multipart"),
        partSize: z.int(),
        partCount: z.int(),
      }),
    ]),
  ),
});
type Started = z.infer<typeof Started>["uploads"][number];
const Parts = z.object({ parts: z.array(z.object({ partNumber: z.int(), ...Signed })) });
const Outcomes = z.object({ results: z.array(z.object({ fileId: z.string(), file: z.object({}) })) });

export const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A client of the wire that never gives up, and remembers the digest of every file that it was told is stored. */
export class Uploader {
  readonly account: Account;
  /** By file id: SHA-256 of what was acknowledged. */
  readonly acknowledged = new Map<string, string>();

  constructor(account: Account) {
    this.account = account;
  }

  /** Some small files: started together, sent one by one, completed together. */
  async sendSmall(sizes: number[]): Promise<void> {
    const bodies = sizes.map((size) => randomBytes(size));
    const uploads = await this.start(sizes);
    await Promise.all(uploads.map((upload, index) => put(upload, bodies[index])));
    const fileIds = uploads.map((upload) => upload.fileId);
    const { results } = Outcomes.parse(
      await persist(() => this.account.mutate("uploads.completeMany", { fileIds })),
    );
    for (const [index, { fileId }] of results.entries()) {
      this.acknowledged.set(fileId, digest(bodies[index] ?? Buffer.alloc(0)));
    }
  }

  /** One file in parts. */
  async sendLarge(size: number): Promise<void> {
    const body = randomBytes(size);
    const [upload] = await this.start([size]);
    if (upload?.method !== "multipart") throw new Error("A large file travels in parts");
    const numbers = Array.from({ length: upload.partCount }, (_, index) => index + 1);
    await Promise.all(numbers.map((number) => this.sendPart(upload, number, body)));
    const { fileId } = upload;
    await persist(() => this.account.mutate("uploads.complete", { fileId }));
    this.acknowledged.set(fileId, digest(body));
  }

  /** A file of any size, of which one part at a time is in memory: the parts are alike but for their first bytes. */
  async sendStream(size: number): Promise<{ fileId: string; sha256: string }> {
    const [upload] = await this.start([size]);
    if (upload?.method !== "multipart") throw new Error("A large file travels in parts");
    const { fileId, partSize, partCount } = upload;
    const body = randomBytes(partSize);
    const hash = createHash("sha256");
    for (let number = 1; number <= partCount; number++) {
      body.writeUInt32BE(number);
      const part = body.subarray(0, Math.min(partSize, size - (number - 1) * partSize));
      hash.update(part);
      await this.#sendBytes(fileId, number, part);
    }
    await persist(() => this.account.mutate("uploads.complete", { fileId }));
    return { fileId, sha256: hash.digest("hex") };
  }

  /** Begins a file in parts, sends one of them and turns away. */
  async abandon(size: number): Promise<void> {
    const [upload] = await this.start([size]);
    if (upload?.method !== "multipart") throw new Error("A large file travels in parts");
    await this.sendPart(upload, upload.partCount, randomBytes(size));
  }

  async start(sizes: number[]): Promise<Started[]> {
    const files = sizes.map((fileSize, index) => ({ fileName: `file-${index}.bin`, fileSize }));
    const requestId = randomUUID();
    const answer = await persist(() => this.account.mutate("uploads.start", { files, requestId }));
    return Started.parse(answer).uploads;
  }

  async sendPart(
    { fileId, partSize }: { fileId: string; partSize: number },
    partNumber: number,
    body: Uint8Array<ArrayBuffer>,
  ): Promise<void> {
    await this.#sendBytes(
      fileId,
      partNumber,
      body.subarray((partNumber - 1) * partSize, partNumber * partSize),
    );
  }

  /** The address is asked for anew with every try, as the one before may have died meanwhile. */
  async #sendBytes(fileId: string, partNumber: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await persist(async () => {
      const signed = await this.account.mutate("uploads.signParts", { fileId, partNumbers: [partNumber] });
      const [part] = Parts.parse(signed).parts;
      await put(part, bytes);
    });
  }
}

/** 412 says that the bytes are there: an earlier try came through and only its answer was lost. */
async function put(to: unknown, body: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
  const { url, headers } = z.object(Signed).parse(to);
  await persist(async () => {
    const response = await fetch(url, { method: "PUT", headers, body: body ?? new Uint8Array() });
    const said = await response.text();
    if (!response.ok && response.status !== 412) throw new PutRefused(response.status, said);
  });
}
