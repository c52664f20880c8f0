import { getFile } from "@dropify/core/files/files";
import { newSecretId } from "@dropify/core/id";
import { expect, test } from "vitest";
import { ask, cookiesOf } from "../../testing/ask.ts";
import { comparableHeaders } from "../../testing/comparable-headers.ts";
import { countOf, shareFile, withdraw } from "../../testing/share-file.ts";
import { GET, HEAD } from "./route.ts";

const locationOf = (response: Response) => response.headers.get("location") ?? "";
const chrome =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

test("leads to the bytes under the file's own name, and counts one", async () => {
  const { linkId } = await shareFile({
    fileName: "Größe & Maß.txt",
    mimeType: "text/plain",
    body: "the bytes",
  });

  const response = await ask(GET, linkId, { "user-agent": "curl/8.5.0" });

  expect(response.status).toBe(302);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  const file = await fetch(locationOf(response));
  expect(file.status).toBe(200);
  expect(await file.text()).toBe("the bytes");
  expect(file.headers.get("content-disposition")).toMatch(
    /^attachment; filename="[ -~]+"; filename\*=utf-8''Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F\.txt$/i,
  );
  expect(await countOf(linkId)).toBe(1);
});

test.each([
  '"; x="y.txt',
  "a\tb.txt",
  "<img src=x onerror=alert(1)>.png",
  "CON",
  "👩‍👧 photo.jpg",
  "%0d%0a.txt",
])("a file named %j downloads under a clean name", async (fileName) => {
  const { linkId } = await shareFile({ fileName });

  const file = await fetch(locationOf(await ask(GET, linkId)));

  expect(file.headers.get("content-disposition")).toMatch(
    /^attachment; filename="?[^"\r\n\t<>]*"?(; filename\*=\S+)?$/,
  );
  await file.body?.cancel();
});

test.each([
  ["text/html", "<script>alert(1)</script>"],
  ["image/svg+xml", "<svg onload='alert(1)'/>"],
  ["application/xhtml+xml", "<html/>"],
])("%s is handed out as plain bytes to save", async (mimeType, body) => {
  const { linkId } = await shareFile({ fileName: "page", mimeType, body });

  const file = await fetch(locationOf(await ask(GET, linkId)));

  expect(file.headers.get("content-type")).toBe("application/octet-stream");
  expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
});

test("the download after the last is refused", async () => {
  const { linkId } = await shareFile({ link: { maxDownloads: 2 } });

  const statuses = [];
  for (let visitor = 0; visitor < 4; visitor++) statuses.push((await ask(GET, linkId)).status);

  expect(statuses).toEqual([302, 302, 404, 404]);
  expect(await countOf(linkId)).toBe(2);
});

test("of a hundred downloads at once on a link with ten left, ten pass", async () => {
  const { linkId } = await shareFile({ link: { maxDownloads: 15, downloadCount: 5 } });

  const responses = await Promise.all(Array.from({ length: 100 }, () => ask(GET, linkId)));

  expect(responses.filter(({ status }) => status === 302)).toHaveLength(10);
  expect(responses.filter(({ status }) => status === 404)).toHaveLength(90);
  expect(await countOf(linkId)).toBe(15);
});

test("the visitor who was counted fetches again and resumes within the hour, also when nothing is left", async () => {
  const { linkId } = await shareFile({ body: "0123456789", link: { maxDownloads: 1 } });
  const first = await ask(GET, linkId);

  const again = await ask(GET, linkId, cookiesOf(first));
  const rest = await fetch(locationOf(again), { headers: { range: "bytes=4-" } });

  expect(again.status).toBe(302);
  expect(rest.status).toBe(206);
  expect(await rest.text()).toBe("456789");
  expect(again.headers.getSetCookie()).toEqual([]);
  expect((await ask(GET, linkId)).status).toBe(404);
  expect(await countOf(linkId)).toBe(1);
});

test("the file counts its downloads too, behind the answer and each once", async () => {
  const { linkId, userId, fileId } = await shareFile();
  const first = await ask(GET, linkId);
  await ask(GET, linkId, cookiesOf(first));
  await ask(HEAD, linkId);
  await ask(GET, linkId);

  const downloads = async () => (await getFile(userId, fileId)).downloadCount;
  await expect.poll(downloads).toBe(2);
});

test("a grant for one link opens no other", async () => {
  const one = await shareFile();
  const other = await shareFile({ link: { maxDownloads: 1, downloadCount: 1 } });

  const response = await ask(GET, other.linkId, cookiesOf(await ask(GET, one.linkId)));

  expect(response.status).toBe(404);
});

test("who holds a grant is refused the moment the link is revoked", async () => {
  const { linkId } = await shareFile();
  const grant = cookiesOf(await ask(GET, linkId));

  await withdraw(linkId);
  const refused = await ask(GET, linkId, grant);
  const never = await ask(GET, newSecretId());

  expect(refused.status).toBe(404);
  expect(comparableHeaders(refused)).toEqual(comparableHeaders(never));
  expect(await refused.text()).toBe(await never.text());
});

test("HEAD says what would come, gives no address for it and counts nothing", async () => {
  const { linkId } = await shareFile({ fileName: "a b.pdf", link: { maxDownloads: 1 } });

  const response = await ask(HEAD, linkId);

  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="a b.pdf"');
  expect(response.headers.get("location")).toBeNull();
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(await countOf(linkId)).toBe(0);
  const etag = response.headers.get("etag") ?? "";
  expect((await ask(HEAD, linkId, { "if-none-match": etag })).status).toBe(304);
  const got = await ask(GET, linkId);
  const bytes = await fetch(locationOf(got), { headers: { "if-range": etag, range: "bytes=1-" } });
  expect([bytes.status, bytes.headers.get("etag")]).toEqual([206, etag]);
  await bytes.body?.cancel();
  // It is used up for all but who was counted.
  expect((await ask(HEAD, linkId)).status).toBe(404);
  expect((await ask(HEAD, linkId, cookiesOf(got))).status).toBe(200);
  expect((await ask(HEAD, newSecretId())).status).toBe(404);
});

test.each([
  ["a chat that unfurls", { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" }],
  ["a messenger", { "user-agent": "WhatsApp/2.23.20.0 A" }],
  ["a browser that fetches ahead", { "user-agent": chrome, "sec-purpose": "prefetch" }],
])("%s gets the page to show, no bytes, and counts nothing", async (_, headers) => {
  const { linkId } = await shareFile({ fileName: "Card.pdf", link: { maxDownloads: 1 } });

  const response = await ask(GET, linkId, headers);

  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(await response.text()).toContain('<meta property="og:title" content="Card.pdf"/>');
  expect(await countOf(linkId)).toBe(0);
});

test.each([
  ["expired a second ago", { link: { expiresAt: new Date(Date.now() - 1000).toISOString() } }],
  ["is revoked", { link: { active: false } }],
  ["leads to the trash", { trashedAt: "2026-01-01T00:00:00.000Z" }],
])("a link that %s serves nothing", async (_, options) => {
  const { linkId } = await shareFile(options);

  const response = await ask(GET, linkId);

  expect(response.status).toBe(404);
  expect(response.headers.get("location")).toBeNull();
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("a refusal is a line for a terminal and a page for a browser", async () => {
  const terminal = await ask(GET, newSecretId(), { "user-agent": "curl/8.5.0", accept: "*/*" });
  const browser = await ask(GET, newSecretId(), { "user-agent": chrome, accept: "text/html,*/*;q=0.8" });

  expect(terminal.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await terminal.text()).toBe("This link is not available.\n");
  expect(browser.status).toBe(404);
  expect(await browser.text()).toContain("Ask the person who sent it for a new link.");
});
