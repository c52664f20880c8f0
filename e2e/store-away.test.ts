import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type Engines, startEngines } from "@dropify/local/engines";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Account } from "./account.ts";
import { type App, startApp } from "./app.ts";
import { FaultLayer } from "./faults/fault-layer.ts";
import { type FaultProxy, startFaultProxy } from "./faults/fault-proxy.ts";
import { expectLinesWithoutSecrets } from "./log-lines.ts";
import { readRefusal } from "./refusal.ts";
import { start } from "./send-file.ts";

// Engines that are ours to reach behind the app's back, and to take away from it.
const dataDir = mkdtempSync(join(tmpdir(), "dropify-away-"));
const layer = new FaultLayer();
let engines: Engines;
let proxy: FaultProxy;
let app: App;
let ada: Account;
beforeAll(async () => {
  engines = await startEngines({
    dataDir,
    ports: { dynamodb: 0, s3: 0 },
    origins: ["http://localhost:3000"],
    report: () => undefined,
  });
  proxy = await startFaultProxy("s3", engines.s3.endpoint, layer);
  const { S3_PUBLIC_ENDPOINT: _, ...env } = engines.env;
  app = await startApp({ env: { ...env, S3_ENDPOINT: proxy.endpoint } });
  ada = await new Account(app.url).signUp();
});
afterAll(async () => {
  await app?.stop();
  await proxy?.close();
  await engines?.stop();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => layer.lift());

const complete = (fileId: string) => ada.post("/api/trpc/uploads.complete", { fileId });
const base64 = (text: string) => createHash("sha256").update(text).digest("base64");

/** Puts an object where a signed address leads, past what was signed. */
async function place(url: string, Body: string): Promise<void> {
  const [, Bucket, ...key] = new URL(url).pathname.split("/");
  const { endpoint, region, ...credentials } = engines.s3;
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket, Key: key.join("/"), Body }));
  s3.destroy();
}

test.each([
  ["SIZE_MISMATCH", "hello", undefined],
  ["DIGEST_MISMATCH", "olleh", base64("hello")],
])("%s comes with status 422, and the upload is no more", async (appCode, placed, sha256) => {
  const { fileId, url } = await start(ada, appCode === "SIZE_MISMATCH" ? "longer" : "hello", {
    ...(sha256 && { sha256 }),
  });
  await place(url, placed);

  const { data } = await readRefusal(await complete(fileId));
  expect(data).toMatchObject({ appCode, code: "UNPROCESSABLE_CONTENT", httpStatus: 422 });
  expect((await readRefusal(await complete(fileId))).data.appCode).toBe("UPLOAD_GONE");
  expect(await ada.query("quota.get")).toMatchObject({ storageUsed: 0, storageReserved: 0 });
});

test("while the store is away STORE_UNAVAILABLE says when to try again, probes hear 503, and then all is well", async () => {
  const { fileId, url, headers } = await start(ada, "hello");
  await fetch(url, { method: "PUT", headers, body: "hello" });
  layer.add([{ fault: { kind: "drop", what: "request" }, times: null }]);

  const answer = await complete(fileId);
  expect(answer.headers.get("retry-after")).toBe("5");
  const { data, message } = await readRefusal(answer);
  expect(data).toMatchObject({ appCode: "STORE_UNAVAILABLE", httpStatus: 503, retryAfter: 5 });
  expect(message).toMatch(/Try again/);
  const sick = await fetch(`${app.url}/api/health`);
  expect(sick.status).toBe(503);
  expect(await sick.json()).toMatchObject({
    status: "down",
    engines: { dynamodb: { status: "ok" }, s3: { status: "down" } },
  });

  layer.lift();
  expect((await complete(fileId)).status).toBe(200);
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
});

test("each request is one line in the log, found by its id, without secrets", () =>
  expectLinesWithoutSecrets(app));
