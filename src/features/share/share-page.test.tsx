import { BrowseQuestion, type LinkView } from "@dropify/core/links/link-view.schema";
import { expect, test } from "vitest";
import { renderDocument } from "./render-document.ts";
import { SharePage } from "./share-page.tsx";

const now = new Date("2026-11-24T10:00:00Z");
const address = "https://files.example.org/s/0123456789abcdefghijkl";
const file = {
  fileId: "01KB2Q7K3VF5SYW1B1Z5T0Y9QG",
  fileName: "Annual report.pdf",
  fileSize: 8_800_123,
  mimeType: "application/pdf",
  uploadTimestamp: "2026-11-20T09:12:00.000Z",
  sha256: null,
  digestPartSize: null,
};
const report: LinkView = {
  locked: false,
  state: "open",
  kind: "file",
  title: file.fileName,
  fileId: file.fileId,
  fileName: file.fileName,
  fileSize: file.fileSize,
  mimeType: file.mimeType,
  focus: file,
  files: [file],
  folders: [],
  path: [],
  cursor: null,
  allowPreview: true,
  allowDownload: true,
  isCapped: true,
  senderName: "Studio account",
  note: "For the launch.\nCall me.",
  createdAt: "2026-11-21T09:12:00.000Z",
  expiresAt: "2026-12-07T14:00:00.000Z",
  maxDownloads: 5,
  downloadCount: 2,
  downloadsLeft: 3,
};

const browse = BrowseQuestion.parse({});

async function show(changes: Partial<LinkView> = {}): Promise<string> {
  return renderDocument(
    <SharePage view={{ ...report, ...changes }} address={address} browse={browse} now={now} />,
  );
}

const named = (fileName: string) => ({ title: fileName, focus: { ...file, fileName } });

/** What a reader sees: the document without its head and its tags. */
function words(html: string): string {
  return html
    .slice(html.indexOf("<body>"))
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("names the sender, the file, its kind and size, the message, the end and the downloads left", async () => {
  const text = words(await show());

  expect(text).toContain("From Studio account");
  expect(text).toContain("Annual report .pdf");
  expect(text).toContain("PDF document · 8.4 MB");
  expect(text).toContain("8,800,123 bytes");
  expect(text).toContain("For the launch. Call me.");
  expect(text).toContain("Mon, 7 Dec 2026, 14:00 UTC");
  expect(text).toContain("13 days left");
  expect(text).toContain("3 of 5");
});

test("gives every time exactly, for machines, and with its zone for people", async () => {
  const html = await show();

  expect(html).toContain('<time dateTime="2026-11-21T09:12:00.000Z">21 Nov</time>');
  expect(html).toContain('<time dateTime="2026-12-07T14:00:00.000Z">Mon, 7 Dec 2026, 14:00 UTC</time>');
  expect(html).toMatch(
    /<time class="end" dateTime="2026-12-07T14:00:00.000Z" title="Mon, 7 Dec 2026, 14:00 UTC">/,
  );
});

test("says how long is left instead of a day when the end is near", async () => {
  expect(words(await show({ expiresAt: "2026-11-24T13:00:00.000Z" }))).toContain(
    "Studio account 3 hours left",
  );
  expect(words(await show({ expiresAt: "2027-02-01T00:00:00.000Z" }))).toContain("Until 1 Feb 2027");
});

test("a link without end and without limit promises neither", async () => {
  const text = words(await show({ expiresAt: null, maxDownloads: null, downloadsLeft: null, note: null }));

  expect(text).toContain("Until the sender withdraws it");
  expect(text).not.toContain("Downloads left");
  expect(text).not.toContain("counts once");
});

test("has one button, a plain link that works without JavaScript", async () => {
  const html = await show();

  expect(html.match(/<a class="download" [^>]*>/g)).toEqual([
    '<a class="download" href="/s/0123456789abcdefghijkl/download" rel="nofollow">',
  ]);
  expect(html).not.toMatch(/<script|<form|javascript:/i);
});

test("tells chats the name, the kind and the size", async () => {
  const html = await show();

  expect(html).toContain("<title>Annual report.pdf · Dropify</title>");
  expect(html).toContain('<meta property="og:title" content="Annual report.pdf"/>');
  expect(html).toContain('<meta property="og:description" content="PDF document · 8.4 MB"/>');
  expect(html).toContain(`<meta property="og:url" content="${address}"/>`);
});

test("asks search engines to stay away", async () => {
  expect(await show()).toContain('<meta name="robots" content="noindex, nofollow, noarchive"/>');
});

const hostile = [
  "<img src=x onerror=alert(1)>.png",
  `"><script>alert('x')</script>.txt`,
  "' onmouseover='alert(1).pdf",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>.css",
  "--><svg onload=alert(1)>",
  "{{7*7}} ${7*7} &lt;b&gt;",
  "\u202Egpj.exe",
];

test.each(hostile)("shows %j as text wherever it stands", async (text) => {
  const html = await show({ ...named(text), senderName: text, note: text });
  const harmless = text.replaceAll(/[<>"'&]/g, "x");
  const honest = await show({ ...named(harmless), senderName: harmless, note: harmless });

  for (const sign of ["<", ">", '"', "'"]) expect(count(html, sign)).toBe(count(honest, sign));
});

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

test("never cuts a name, and keeps the extension in one piece", async () => {
  const fileName = `${"w".repeat(240)}.tar.gz`;
  const html = await show(named(fileName));

  expect(html).toContain(`${"w".repeat(240)}<span class="extension">.tar.gz</span>`);
  expect(html).toContain('<h1 class="title longest">');
});

test("carries its styles inside, and no style attributes, which the content policy forbids", async () => {
  const html = await show();

  expect(html.match(/<style>/g)).toHaveLength(1);
  expect(html).toContain("--accent:light-dark(");
  expect(html).toContain(".download{");
  expect(html).not.toMatch(/ style="/);
});

test("asks no other site for anything", async () => {
  const html = await show();
  const asked = [...html.matchAll(/(?:src|href)="([^"]*)"|url\("?([^")]*)/g)].map(
    (match) => match[1] ?? match[2],
  );

  expect(asked.length).toBeGreaterThan(4);
  for (const target of asked) expect(target).toMatch(/^\/(?!\/)/);
});
