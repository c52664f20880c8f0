import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { expect, test, vi } from "vitest";
import { secretAccessKey, startStoreProcess, withFolder } from "./store-process.ts";

const program = fileURLToPath(new URL("../object-store-process.ts", import.meta.url));

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s ends it well, and its data is there at the next start",
  async (signal) => {
    await withFolder(async (folder) => {
      const first = await startStoreProcess(folder);
      await first.s3.send(new CreateBucketCommand({ Bucket: "kept" }));
      first.child.kill(signal);
      expect(await once(first.child, "exit")).toEqual([0, null]);

      const second = await startStoreProcess(folder);
      expect((await second.s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([
        "kept",
      ]);
      await second.kill();
    });
  },
);

test("it ends in the middle of an upload, which leaves nothing behind", async () => {
  await withFolder(async (folder) => {
    const first = await startStoreProcess(folder);
    await first.s3.send(new CreateBucketCommand({ Bucket: "cut" }));
    const url = await getSignedUrl(first.s3, new PutObjectCommand({ Bucket: "cut", Key: "half" }));
    const upload = request(url, { method: "PUT", headers: { "content-length": "2000000" } });
    const failed = once(upload, "error");
    upload.write(Buffer.alloc(1_000_000));
    await vi.waitFor(async () => expect(await readdir(join(folder, "blobs"))).toHaveLength(1));
    first.child.kill("SIGTERM");

    expect(await once(first.child, "exit")).toEqual([0, null]);
    await failed;
    const second = await startStoreProcess(folder);
    expect(await readdir(join(folder, "blobs"))).toEqual([]);
    const get = new GetObjectCommand({ Bucket: "cut", Key: "half" });
    await expect(second.s3.send(get)).rejects.toMatchObject({ name: "NoSuchKey" });
    await second.kill();
  });
});

test("it ends when its parent lets go of it", async () => {
  await withFolder(async (folder) => {
    const { child } = await startStoreProcess(folder);
    child.disconnect();

    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

test("it ends when its standard input does", async () => {
  await withFolder(async (folder) => {
    const child = spawn(process.execPath, [program], {
      stdio: ["pipe", "pipe", "inherit"],
      env: {
        ...process.env,
        OBJECT_STORE_FOLDER: folder,
        OBJECT_STORE_ACCESS_KEY_ID: "key",
        OBJECT_STORE_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });
    await once(child.stdout, "data");
    child.stdin.end();

    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

test("a second one on the same folder refuses to start, and the first goes on", async () => {
  await withFolder(async (folder) => {
    const first = await startStoreProcess(folder);

    await expect(startStoreProcess(folder)).rejects.toThrow(/in use by another object store/);
    await first.s3.send(new ListBucketsCommand({}));
    await first.kill();
  });
});

test("a setting that is missing is named", async () => {
  const { OBJECT_STORE_FOLDER, ...env } = process.env;
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (piece) => {
    errors += String(piece);
  });

  expect(await once(child, "close")).toEqual([1, null]);
  expect(OBJECT_STORE_FOLDER).toBeUndefined();
  expect(errors).toContain("OBJECT_STORE_FOLDER");
});

test("neither keys nor signed addresses are ever printed", async () => {
  await withFolder(async (folder) => {
    const store = await startStoreProcess(folder);
    await store.s3.send(new CreateBucketCommand({ Bucket: "quiet" }));
    await store.s3.send(new PutObjectCommand({ Bucket: "quiet", Key: "x", Body: "x" }));
    const url = await getSignedUrl(store.s3, new GetObjectCommand({ Bucket: "quiet", Key: "x" }));
    await fetch(url);
    await fetch(`${url}0`);
    store.child.kill("SIGTERM");
    await once(store.child, "close");

    expect(store.output().trim().split("\n")).toHaveLength(1);
    expect(store.output()).not.toContain(secretAccessKey);
    expect(store.output()).not.toContain("Signature");
  });
});
