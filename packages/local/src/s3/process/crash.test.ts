import { createHash, randomBytes, randomInt } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { writeObjectStoreProgram } from "../object-store-program.ts";
import { startStoreProcess, withFolder } from "./store-process.ts";

const Bucket = "crash";
const ROUNDS = 10;
const PART = 5 * 1024 * 1024;
/** Bodies above this size have a blob to themselves; see put-object.ts. */
const INLINE_BYTES = 16 * 1024;
const MISSING = "missing";

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What each key may hold: what was acknowledged last and, while a change is under way, what that would make it. */
class Expectation {
  readonly #acknowledged = new Map<string, string>();
  readonly #underWay = new Map<string, string>();

  async change(key: string, value: string, work: () => Promise<unknown>): Promise<void> {
    this.#underWay.set(key, value);
    await work();
    this.#acknowledged.set(key, value);
    this.#underWay.delete(key);
  }

  /** Takes what is found after a crash for the truth from now on, if it may be. */
  settle(key: string, found: string): void {
    const possible = [this.#acknowledged.get(key) ?? MISSING, this.#underWay.get(key) ?? MISSING];
    if (!this.#underWay.has(key)) possible.pop();
    expect(possible, `key ${key}`).toContain(found);
    this.#underWay.delete(key);
    this.#acknowledged.set(key, found);
  }

  keys(): string[] {
    return [...new Set([...this.#acknowledged.keys(), ...this.#underWay.keys()])];
  }
}

test("whatever moment the store is killed at, what it acknowledged is whole and nothing else is there", {
  timeout: 240_000,
}, async () => {
  await withFolder(async (home) => {
    const program = writeObjectStoreProgram(home);
    const folder = join(home, "data");
    const expected = new Expectation();
    for (let round = 0; round < ROUNDS; round += 1) {
      const store = await startStoreProcess(folder, program);
      if (round === 0) await store.s3.send(new CreateBucketCommand({ Bucket }));
      await verify(store.s3, folder, expected);
      const workers = [putSmall, putSmall, putLarge, overwrite, uploadInParts].map((work, worker) =>
        forever(() => work(store.s3, expected, `${round}-${worker}`)),
      );
      await new Promise((resolve) => setTimeout(resolve, randomInt(30, 700)));
      await store.kill();
      await Promise.all(workers);
    }
    const store = await startStoreProcess(folder, program);
    await verify(store.s3, folder, expected);
    await store.kill();
    expect(expected.keys().length).toBeGreaterThan(ROUNDS);
  });
});

async function putSmall(s3: S3Client, expected: Expectation, name: string): Promise<void> {
  await put(s3, expected, `small/${name}/${randomInt(1e9)}`, randomInt(0, INLINE_BYTES));
}

async function putLarge(s3: S3Client, expected: Expectation, name: string): Promise<void> {
  const key = `large/${name}/${randomInt(1e9)}`;
  await put(s3, expected, key, randomInt(INLINE_BYTES + 1, 2_000_000));
  await expected.change(key, MISSING, () => s3.send(new DeleteObjectCommand({ Bucket, Key: key })));
  await put(s3, expected, key, randomInt(INLINE_BYTES + 1, 2_000_000));
}

async function overwrite(s3: S3Client, expected: Expectation): Promise<void> {
  await put(s3, expected, "hot", randomInt(0, 3 * INLINE_BYTES));
}

async function put(s3: S3Client, expected: Expectation, Key: string, size: number): Promise<void> {
  const Body = randomBytes(size);
  await expected.change(Key, digest(Body), () => s3.send(new PutObjectCommand({ Bucket, Key, Body })));
}

async function uploadInParts(s3: S3Client, expected: Expectation, name: string): Promise<void> {
  const Key = `parts/${name}/${randomInt(1e9)}`;
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const bodies = [randomBytes(PART), randomBytes(1000)];
  const Parts = await Promise.all(
    bodies.map(async (Body, index) => {
      const sent = await s3.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: index + 1, Body }),
      );
      return { PartNumber: index + 1, ETag: sent.ETag };
    }),
  );
  const command = new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } });
  await expected.change(Key, digest(Buffer.concat(bodies)), () => s3.send(command));
}

/** Works until the store is gone. */
async function forever(work: () => Promise<void>): Promise<void> {
  try {
    for (;;) await work();
  } catch (error) {
    const cut =
      error instanceof Error &&
      /ECONN|EPIPE|socket|aborted|Unexpected end|hang up/i.test(`${error.name} ${error.message}`);
    if (!cut) throw error;
  }
}

async function verify(s3: S3Client, folder: string, expected: Expectation): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  for (const key of expected.keys()) expected.settle(key, await read(s3, key));
  expect(expected.keys()).toEqual(expect.arrayContaining(Contents.map(({ Key }) => Key)));
  const objects = Contents.reduce((sum, { Size = 0 }) => sum + (Size > INLINE_BYTES ? Size : 0), 0);
  expect(await bytesIn(join(folder, "blobs")), "bytes in blobs").toBe(objects + (await bytesUnderWay(s3)));
}

async function read(s3: S3Client, Key: string): Promise<string> {
  try {
    const found = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return digest((await found.Body?.transformToByteArray()) ?? new Uint8Array());
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return MISSING;
    throw error;
  }
}

async function bytesUnderWay(s3: S3Client): Promise<number> {
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
  const lists = await Promise.all(
    Uploads.map(({ Key, UploadId }) => s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))),
  );
  return lists.flatMap(({ Parts = [] }) => Parts).reduce((sum, { Size = 0 }) => sum + Size, 0);
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
