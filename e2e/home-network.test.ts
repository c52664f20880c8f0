import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, request as forward, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import { findFreePort } from "@dropify/local/free-port";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import { type App, startApp } from "./app.ts";
import { refusalOf } from "./refusal.ts";
import { sendFile, start } from "./send-file.ts";
import { Pending, Quota } from "./wire-shapes.ts";

// One machine that serves a home network: every setting made that docs/api.md and the README name for it.
const [appPort, storePort] = [await findFreePort([]), await findFreePort([])];
// Two names that every machine knows for itself, and neither is what app or store listens at.
const publicUrl = `http://localhost:${appPort}`;
const store = `http://127.0.0.1:${storePort}`;

const proxies: Server[] = [];
/** What any reverse proxy does once it is told to leave the Host header alone. */
async function startProxy(port: number, target: string): Promise<void> {
  const { hostname, port: targetPort } = new URL(target);
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const onward = forward({ hostname, port: targetPort, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  }).listen(port, "127.0.0.1");
  proxies.push(proxy);
  await once(proxy, "listening");
}

let app: App;
beforeAll(async () => {
  app = await startApp({
    env: {
      HOST: "0.0.0.0",
      PUBLIC_URL: publicUrl,
      S3_PUBLIC_ENDPOINT: store,
      QUOTA_BYTES: "1000000",
      FILE_MAX_BYTES: "500000",
      UPLOAD_EXPIRES_AFTER: "2h",
      TRASH_EXPIRES_AFTER: "1s",
      SWEEP_EVERY: "1s",
      MAIL_FOLDER: "",
    },
  });
  await startProxy(appPort, app.url.replace("localhost", "127.0.0.1"));
  await startProxy(storePort, (app.env["S3_ENDPOINT"] ?? "").replace("0.0.0.0", "127.0.0.1"));
});
afterAll(async () => {
  for (const proxy of proxies) proxy.close();
  await app?.stop();
});

const Started = z.object({
  uploads: z.tuple([
    z.object({ fileId: z.string(), url: z.url(), headers: z.record(z.string(), z.string()) }),
  ]),
});
const Link = z.object({ linkId: z.string(), url: z.url() });

test("behind a reverse proxy with two names, bytes go in and out under the store's, and links carry the app's", async () => {
  const bytes = randomBytes(300_000);

  const owner = await new Account(publicUrl).signUp();
  const file = { fileName: "home.bin", fileSize: bytes.length };
  const [upload] = Started.parse(await owner.mutate("uploads.start", { files: [file] })).uploads;
  expect(upload.url).toMatch(`${store}/`);
  const { status } = await fetch(upload.url, { method: "PUT", headers: upload.headers, body: bytes });
  expect(status).toBe(200);
  await owner.mutate("uploads.complete", { fileId: upload.fileId });
  const link = Link.parse(await owner.mutate("links.create", { fileId: upload.fileId }));

  expect(link.url).toBe(`${publicUrl}/s/${link.linkId}`);
  const redirect = await fetch(`${link.url}/download`, { redirect: "manual" });
  expect(redirect.status).toBe(302);
  expect(redirect.headers.get("location")).toMatch(`${store}/`);
  const fetched = new Uint8Array(await (await fetch(redirect.headers.get("location") ?? "")).arrayBuffer());
  expect(createHash("sha256").update(fetched).digest("hex")).toBe(
    createHash("sha256").update(bytes).digest("hex"),
  );
});

test("quota, the largest file, and how long uploads and trash are kept are as they were set", async () => {
  const owner = await new Account(publicUrl).signUp();
  expect(Quota.parse(await owner.query("quota.get"))).toMatchObject({ quotaBytes: 1_000_000 });
  const files = [{ fileName: "film.mp4", fileSize: 500_001 }];
  expect(await refusalOf(owner.mutate("uploads.start", { files }))).toMatchObject({
    appCode: "FILE_TOO_LARGE",
  });

  await start(owner, "unfinished");
  const [pending] = Pending.parse(await owner.query("uploads.pending")).uploads;
  const keptMs = Date.parse(pending?.expiresAt ?? "") - Date.parse(pending?.startedAt ?? "");
  expect(Math.abs(keptMs - 2 * 3_600_000)).toBeLessThan(60_000);

  const { fileId } = await sendFile(owner, "old");
  await owner.mutate("files.trash", { fileId });
  const patient = { timeout: 60_000, interval: 100 };
  await vi.waitFor(
    () => expect(owner.query("quota.get")).resolves.toMatchObject({ storageUsed: 0 }),
    patient,
  );
  expect(await refusalOf(owner.query("files.get", { fileId }))).toMatchObject({ appCode: "NOT_FOUND" });
});

const [outside] = Object.values(networkInterfaces())
  .flat()
  .filter((each) => each?.family === "IPv4" && !each.internal);
test.skipIf(!outside)("told to by HOST, app and store listen at the machine's other addresses", async () => {
  for (const url of [app.url, app.env["S3_ENDPOINT"] ?? ""])
    await expect(fetch(`http://${outside?.address}:${new URL(url).port}`)).resolves.toBeInstanceOf(Response);
});

test("where no mail is on, there is nothing that would send any", async () => {
  const visitor = new Account(publicUrl);
  for (const path of [
    "request-password-reset",
    "reset-password",
    "send-verification-email",
    "verify-email",
  ]) {
    const { email } = visitor;
    const answer = await visitor.post(`/api/auth/${path}`, { email, token: "x", newPassword: "x" });
    expect([path, answer.status]).toEqual([path, 404]);
  }
});
