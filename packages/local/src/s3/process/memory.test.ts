import { readFileSync } from "node:fs";
import { request as send } from "node:http";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { expect, test } from "vitest";
import { meterProcess } from "../../testing/process-usage.ts";
import { writeObjectStoreProgram } from "../object-store-program.ts";
import { startStoreProcess, withFolder } from "./store-process.ts";

const MIB = 1024 * 1024;
const SIZE = 512 * MIB;
const BUDGET_MIB = 100;

// Elsewhere the system does not keep the peak, and asking again and again would slow down what is watched.
const onLinux = test.runIf(process.platform === "linux");

onLinux(
  "half a gigabyte in and out again does not show in the store's memory",
  { timeout: 120_000 },
  async () => {
    await withFolder(async (folder) => {
      const store = await startStoreProcess(join(folder, "data"), writeObjectStoreProgram(folder));
      const pid = store.child.pid ?? 0;
      const meter = meterProcess(pid);
      const target = { Bucket: "flat", Key: "large" };
      await store.s3.send(new CreateBucketCommand({ Bucket: "flat" }));
      await put(await getSignedUrl(store.s3, new PutObjectCommand(target)));
      const received = await get(await getSignedUrl(store.s3, new GetObjectCommand(target)));
      const peakMib = meter.peakMiB();
      const mapped = readFileSync(`/proc/${pid}/maps`, "utf8");
      await store.kill();

      expect(received).toBe(SIZE);
      expect(peakMib).toBeLessThan(BUDGET_MIB);
      // The program that is written out finds what lets the system send: without it all would work, but slowly.
      expect(mapped).toContain("koffi");
    });
  },
);

function put(url: string): Promise<void> {
  const piece = Buffer.alloc(MIB, "not only zeros");
  return new Promise((resolve, reject) => {
    let left = SIZE;
    const request = send(url, { method: "PUT", headers: { "content-length": SIZE } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
      answer.resume().on("end", resolve);
    });
    const more = () => {
      for (; left > 0; left -= MIB) {
        if (!request.write(piece)) {
          left -= MIB;
          return;
        }
      }
      request.end();
    };
    request.on("drain", more).on("error", reject);
    more();
  });
}

async function get(url: string): Promise<number> {
  let received = 0;
  for await (const piece of (await fetch(url)).body ?? []) received += piece.length;
  return received;
}
