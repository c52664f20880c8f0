import { expect, test } from "vitest";
import { ask } from "../testing/ask.ts";
import { shareFile } from "../testing/share-file.ts";
import { GET } from "./route.ts";

/** What the page shows of a file, of which it shows a text wherever there is one. */
async function shown(file: Parameters<typeof shareFile>[0]): Promise<string | undefined> {
  const { linkId } = await shareFile({ mimeType: "application/octet-stream", ...file });
  const page = await ask(GET, linkId);
  expect(page.status).toBe(200);
  return /<div class="text">(.*?)<\/div>/s.exec(await page.text())?.[1];
}

test("code comes in colours, Markdown as it is meant, and all else as plain text", async () => {
  const code = await shown({ fileName: "a.ts", body: 'const greeting = "hello <b>";' });
  expect(code).toMatch(/<span class="token-keyword">const<\/span>/);
  expect(code).toContain("hello &lt;b&gt;");

  expect(await shown({ fileName: "README.md", body: "# Title\n\nSome *words*" })).toContain("<em>words</em>");
  expect(await shown({ fileName: "notes", mimeType: "text/plain", body: "1 < 2" })).toContain("1 &lt; 2");
});

test.each([
  ["downloads are numbered", { link: { maxDownloads: 5 } }],
  ["looking is not allowed", { link: { allowPreview: false } }],
  ["the bytes are no text, whatever the name says", { body: new Uint8Array([104, 105, 0, 1]) }],
  ["the bytes are no UTF-8", { body: new Uint8Array([0xff, 0xfe, 0x68, 0x69]) }],
  ["the name promises none", { fileName: "a.bin" }],
  ["there is nothing", { body: "" }],
])("no text is shown where %s", async (_, file) => {
  expect(await shown({ fileName: "a.txt", body: "words", ...file })).toBeUndefined();
});

test("a long text is cut between two letters, and says so", async () => {
  // 64 KiB end in the middle of the last "é" that is looked at.
  const text = await shown({ fileName: "long.txt", body: `x${"é".repeat(40_000)}` });

  expect(text).toContain(`x${"é".repeat(32_767)}<`);
  expect(text).not.toContain("\ufffd");
  expect(text).toContain("This is its beginning");
});
