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
import { ShareListing } from "./link-shapes.ts";
import { expectLinesWithoutSecrets } from "./log-lines.ts";
import { readRefusal } from "./refusal.ts";
import { shareFile, start } from "./send-file.ts";

// Engines that are ours to reach behind the app's back, and to take away from it.
const dataDir = mkdtempSync(join(tmpdir(), "dropify-away-"));
const layer = new FaultLayer();
let engines: Engines;
const proxies: FaultProxy[] = [];
let app: App;
let ada: Account;
beforeAll(async () => {
  engines = await startEngines({
    dataDir,
    ports: { dynamodb: 0, s3: 0 },
    origins: ["http://localhost:3000"],
    report: () => undefined,
  });
  const { S3_PUBLIC_ENDPOINT: _, ...env } = engines.env;
  const s3 = await startFaultProxy("s3", engines.s3.endpoint, layer);
  const dynamodb = await startFaultProxy("dynamodb", env["DYNAMODB_ENDPOINT"] ?? "", layer);
  proxies.push(s3, dynamodb);
  app = await startApp({ env: { ...env, S3_ENDPOINT: s3.endpoint, DYNAMODB_ENDPOINT: dynamodb.endpoint } });
  ada = await new Account(app.url).signUp();
});
afterAll(async () => {
  await app?.stop();
  await Promise.all(proxies.map((proxy) => proxy.close()));
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
  layer.add([{ engine: "s3", fault: { kind: "drop", what: "request" }, times: null }]);

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

test("while guesses cannot be counted nobody gets in by a password, at sign-in or at a link, and no download is lost", async () => {
  const { linkId } = await shareFile(ada, { password: "open sesame", maxDownloads: 1 });
  const bob = new Account(app.url);
  const basic = { authorization: `Basic ${btoa("x:open sesame")}`, "user-agent": "curl/8" };
  const tries = [
    () => bob.post("/api/auth/sign-in/email", { email: ada.email, password: ada.password }),
    () => bob.send(`/s/${linkId}/download`, { headers: basic }),
    () =>
      bob.send(`/s/${linkId}/unlock`, {
        method: "POST",
        body: new URLSearchParams({ password: "open sesame" }),
      }),
  ];
  const struck = layer.add([
    {
      engine: "dynamodb",
      contains: "guess#",
      fault: { kind: "answer", error: "500" },
      times: null,
    },
  ]);

  const asJson = { ...basic, accept: "application/json" };
  const listing = await bob.send(`/s/${linkId}`, { headers: asJson });
  expect(listing.status).toBe(503);
  expect(ShareListing.parse(await listing.json())).toMatchObject({ state: "unavailable", items: [] });
  const answers = await Promise.all(tries.map((each) => each()));
  expect(struck()).toBeGreaterThanOrEqual(tries.length);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  for (const { headers } of answers) {
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(headers.getSetCookie()).toEqual([]);
  }

  layer.lift();
  expect((await bob.send(`/s/${linkId}/download`, { headers: basic })).status).toBe(302);
});

test("each request is one line in the log, found by its id, without secrets", () =>
  expectLinesWithoutSecrets(app));
