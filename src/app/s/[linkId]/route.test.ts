import { newSecretId } from "@dropify/core/id";
import { expect, test } from "vitest";
import { ask } from "../testing/ask.ts";
import { comparableHeaders } from "../testing/comparable-headers.ts";
import { countOf, shareFile, withdraw } from "../testing/share-file.ts";
import { GET } from "./route.ts";

const secondAgo = () => new Date(Date.now() - 1000).toISOString();
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const asJson = { accept: "application/json" };

test("shows the file to anyone who has the address, and counts nothing", async () => {
  const { linkId } = await shareFile({ fileName: "Plan B.pdf", link: { note: "Read me", maxDownloads: 1 } });

  const first = await ask(GET, linkId);
  const second = await ask(GET, linkId);

  expect([first.status, second.status]).toEqual([200, 200]);
  const html = await first.text();
  expect(html).toContain("Plan B");
  expect(html).toContain("Read me");
  expect(html).toContain("Ada Owner");
  expect(html).toContain(`href="/s/${linkId}/download"`);
  expect(await countOf(linkId)).toBe(0);
});

test("keeps its address and its content to itself", async () => {
  const { linkId } = await shareFile();

  for (const response of [await ask(GET, linkId), await ask(GET, newSecretId())]) {
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    const nonce = /<script type="module" src="\/share-script\?v=\w+" nonce="([^"]+)">/.exec(
      await response.text(),
    )?.[1];
    expect(/script-src [^;]*/.exec(policy)?.[0]).toBe(nonce && `script-src 'nonce-${nonce}'`);
    expect(comparableHeaders(response)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": "noindex, nofollow, noarchive",
    });
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test("lists the file for a program that asks for JSON", async () => {
  const expiresAt = tomorrow();
  const { linkId, fileId } = await shareFile({
    fileName: "größe 1.txt",
    mimeType: "text/plain",
    body: "four",
    link: { note: "n", expiresAt, maxDownloads: 3, downloadCount: 1 },
  });

  const response = await ask(GET, linkId, asJson);

  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({
    state: "open",
    note: "n",
    expiresAt,
    downloadsLeft: 2,
    items: [{ fileId, fileName: "größe 1.txt", fileSize: 4, mimeType: "text/plain", path: "größe 1.txt" }],
  });
});

test("a listing that has not changed is not sent again", async () => {
  const { linkId } = await shareFile();
  const first = await ask(GET, linkId, asJson);
  const known = { ...asJson, "if-none-match": first.headers.get("etag") ?? "" };

  const again = await ask(GET, linkId, known);
  expect([again.status, await again.text()]).toEqual([304, ""]);
  await withdraw(linkId);
  expect((await ask(GET, linkId, known)).status).toBe(404);
});

test("a link without end, limit and message says so with null", async () => {
  const { linkId } = await shareFile();

  expect(await (await ask(GET, linkId, asJson)).json()).toMatchObject({
    note: null,
    expiresAt: null,
    downloadsLeft: null,
  });
});

const closed: [string, () => Promise<string>][] = [
  ["never existed", async () => newSecretId()],
  ["is no link id", async () => "../../etc/passwd"],
  ["is as long as an address may be", async () => "a".repeat(5000)],
  ["is empty", async () => ""],
  ["expired a second ago", async () => (await shareFile({ link: { expiresAt: secondAgo() } })).linkId],
  ["is used up", async () => (await shareFile({ link: { maxDownloads: 2, downloadCount: 2 } })).linkId],
  ["is revoked", async () => (await shareFile({ link: { active: false } })).linkId],
  ["has outlived its file", async () => (await shareFile({ removed: true })).linkId],
  ["leads to the trash", async () => (await shareFile({ trashedAt: secondAgo() })).linkId],
];

test.each(closed)("a link that %s gets the same answer to the byte as any other", async (_, closedLink) => {
  const linkId = await closedLink();
  const html = await ask(GET, linkId);
  const json = await ask(GET, linkId, asJson);
  const never = await ask(GET, newSecretId());

  expect(html.status).toBe(404);
  expect(comparableHeaders(html)).toEqual(comparableHeaders(never));
  const page = await html.text();
  expect(page).toBe(await never.text());
  expect(page).toContain("This link is not available");
  expect(page).not.toContain("og:");
  expect(json.status).toBe(404);
  expect(await json.json()).toEqual({
    state: "gone",
    note: null,
    expiresAt: null,
    downloadsLeft: null,
    items: [],
  });
});

test("a link is gone the moment it is revoked", async () => {
  const { linkId } = await shareFile();
  expect((await ask(GET, linkId)).status).toBe(200);

  await withdraw(linkId);

  expect((await ask(GET, linkId)).status).toBe(404);
});
