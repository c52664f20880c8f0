import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { afterAll, expect, test, vi } from "vitest";
import { Account } from "./account.ts";
import { startApp } from "./app.ts";
import { startCollector } from "./collector.ts";
import { expectLinesWithoutSecrets } from "./log-lines.ts";
import { askRaw } from "./raw-http.ts";
import { shareFile } from "./send-file.ts";

const folder = fileURLToPath(new URL("../.open-next/server-functions/default/", import.meta.url));
const program = fileURLToPath(new URL("../scripts/verify/verify.ts", import.meta.url));
const collector = await startCollector();
const app = await startApp({
  served: "bundle",
  env: {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: "x-key=sesame",
    MAIL_FOLDER: "",
  },
});
afterAll(async () => {
  await app.stop();
  collector.stop();
});
const ada = await new Account(app.url).signUp();
const stranger = () => new Account(app.url);

/** Of a zip's two headers for each file, without the name that stands in both. */
const zipHeaderBytes = 30 + 46;

test("the function fits into a zip of 8 MB, which is what starting it cold waits for", async () => {
  let bytes = 0;
  for await (const entry of glob("**/*", { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    bytes += deflateRawSync(readFileSync(path)).length + zipHeaderBytes + 2 * (path.length - folder.length);
  }

  expect(bytes).toBeGreaterThan(1e6);
  expect(bytes).toBeLessThanOrEqual(8e6);
});

test("a link's password reaches the bundle beside CloudFront's own signature", async () => {
  const { linkId } = await shareFile(ada, { password: "open sesame" });
  const path = `/s/${linkId}/download`;
  const basic = (secret: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`:${secret}`).toString("base64")}` },
  });

  expect((await stranger().send(path)).status).toBe(401);
  expect((await stranger().send(path, basic("wrong"))).status).toBe(401);
  const open = await stranger().send(path, basic("open sesame"));
  expect(open.status).toBe(302);
  expect(await (await fetch(open.headers.get("location") ?? "")).text()).toHaveLength(5);
});

test("the bundle knows its own host by what CloudFront tells, and answers for no other", async () => {
  const { linkId } = await shareFile(ada);
  const page = await stranger().send(`/s/${linkId}`);

  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(await page.text()).toContain("</html>");
  expect((await stranger().send(`/s/${linkId}`, { method: "HEAD" })).status).toBe(200);
  expect((await stranger().send("/no/such/page")).status).toBe(404);
  const elsewhere = await askRaw(`${app.url}/s/${linkId}`, { headers: { host: "evil.example" } });
  expect(elsewhere.status).toBe(403);
});

test("where no sender is set, no page offers what takes a mail", async () => {
  for (const path of ["/forgot-password", "/choose-password?token=x", "/confirm-address", "/mail"])
    expect((await stranger().send(path)).status, path).toBe(404);
  expect(await (await stranger().send("/sign-in?have=account")).text()).not.toContain("Forgot");
});

test("bodies over the cap are refused in the bundle too, and what is no JSON", async () => {
  const path = "/api/trpc/files.rename";
  const json = { "content-type": "application/json", origin: app.url };
  const large = { method: "POST", headers: json, body: `"${"x".repeat(1024 * 1024)}"` };
  const form = { method: "POST", headers: { origin: app.url }, body: new FormData() };

  expect((await ada.send(path, large)).status).toBe(413);
  expect((await ada.send(path, form)).status).toBe(415);
});

test("a collector hears of requests and of the calls in them, and of no link's address", async () => {
  const { linkId } = await shareFile(ada);
  const { spans, asked } = collector;

  expect((await stranger().send(`/s/${linkId}`)).status).toBe(200);

  const rootOf = () => spans.findLast(({ name }) => name === "GET /s/[linkId]");
  await vi.waitFor(() => expect(rootOf()).toBeDefined(), { timeout: 20_000, interval: 100 });
  const inside = spans.filter(({ traceId }) => traceId === rootOf()?.traceId);
  expect(inside.map(({ name }) => name)).toContain("DynamoDB GetItemCommand");
  expect(inside.filter(({ parentSpanId }) => !parentSpanId)).toHaveLength(1);
  expect(spans.map(({ name }) => name)).toContain("S3 HeadObjectCommand");
  expect(JSON.stringify(collector.told)).not.toContain(linkId);
  expect(asked[0]).toEqual({ path: "/v1/traces", key: "sesame" });
});

test("each request is one line in the log of the bundle, found by its id, without secrets", () =>
  expectLinesWithoutSecrets(app));

test("what runs is verified to be as it is declared, and a difference is told", async () => {
  const verify = (url: string) =>
    promisify(execFile)(process.execPath, [program, "--here", "--data-dir", app.dataDir, "--url", url]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );

  const right = await verify(app.url);
  expect(right.stdout).toContain("0 different");
  expect(right.stdout).toContain("ok       site: health");
  expect(right.code).toBe(0);
  const wrong = await verify("http://localhost:9");
  expect(wrong.stdout).toMatch(/DIFFERS {2}bucket: origins that may call it/);
  expect(wrong.code).toBe(1);
});
