import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { findFreePort } from "@dropify/local/free-port";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import { startApp } from "./app.ts";

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
  onTestFinished(() => void proxy.close());
  await once(proxy, "listening");
}

const Started = z.object({
  uploads: z.tuple([
    z.object({ fileId: z.string(), url: z.url(), headers: z.record(z.string(), z.string()) }),
  ]),
});
const Link = z.object({ linkId: z.string(), url: z.url() });

test("behind a reverse proxy with two names, bytes go in and out under the store's, and links carry the app's", async () => {
  const [appPort, storePort] = [await findFreePort([]), await findFreePort([])];
  // Two names that every machine knows for itself, and neither is what app or store listens at.
  const publicUrl = `http://localhost:${appPort}`;
  const store = `http://127.0.0.1:${storePort}`;
  const app = await startApp({ env: { PUBLIC_URL: publicUrl, S3_PUBLIC_ENDPOINT: store } });
  onTestFinished(async () => void (await app.stop()));
  await startProxy(appPort, app.url.replace("localhost", "127.0.0.1"));
  await startProxy(storePort, app.env["S3_ENDPOINT"] ?? "");
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
