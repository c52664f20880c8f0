import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Account } from "./account.ts";
import { expect, test } from "./fixtures.ts";
import { Link, LinkStats } from "./link-shapes.ts";
import { pngPicture } from "./png-picture.ts";
import { sendFile, shareFile } from "./send-file.ts";
import { Folder } from "./wire-shapes.ts";

const picture = pngPicture(10, 6);
const pdf = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>`;

const create = async (owner: Account, input: object) => Link.parse(await owner.mutate("links.create", input));

async function share(owner: Account, fileName: string, mimeType: string, bytes: string | Buffer, rules = {}) {
  const body = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
  const { fileId } = await sendFile(owner, body, { fileName, mimeType });
  return create(owner, { fileId, ...rules });
}

const newFolder = async (owner: Account, name: string, parentId?: string) =>
  Folder.parse(await owner.mutate("folders.create", { name, parentId })).folderId;

// Twenty pages, each looked at twice by axe, which takes its time.
test.slow();

const looks = [
  { size: { width: 1440, height: 900 }, colorScheme: "light" },
  { size: { width: 360, height: 740 }, colorScheme: "dark" },
] as const;

/** Nothing for axe to say, and nothing that sticks out, on a desktop in the light and on a phone in the dark. */
async function expectFaultless(page: Page, name: string): Promise<void> {
  for (const { size, colorScheme } of looks) {
    await page.setViewportSize(size);
    // Without the moment in which one colour turns into the other.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    expect.soft(faults, `${name}, ${colorScheme}`).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overhang, `${name}, ${colorScheme}`).toBeLessThanOrEqual(0);
  }
}

test("every kind of file has its page, without faults on phones and desktops, in light and dark", async ({
  owner: { account },
  stranger,
}) => {
  const page = await stranger();
  const saved: string[] = [];
  page.on("download", (download) => saved.push(download.suggestedFilename()));
  const open = async (name: string, link: Promise<{ url: string }>) => {
    await page.setViewportSize(looks[0].size);
    expect((await page.goto((await link).url))?.status()).toBe(200);
    await expectFaultless(page, name);
  };

  await open("image", share(account, "Pier at dawn.png", "image/png", picture, { note: "Look!\nIsn't it?" }));
  const shown = page.getByRole("img", { name: "Pier at dawn.png" });
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(10);

  await open("video", share(account, "Harbour.webm", "video/webm", readFileSync("src/seed/clip.webm")));
  await expect(page.locator("video")).toHaveJSProperty("videoWidth", 192);

  await open("audio", share(account, "Gulls.mp3", "audio/mpeg", randomBytes(3000)));
  await expect(page.locator("audio")).toBeVisible();

  await open(
    "code",
    share(account, "main.ts", "text/plain", 'const answer: number = 42; // "why"\n'.repeat(80)),
  );
  await expect(page.locator("pre span").first()).toBeVisible();

  const text =
    "# Plan\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script> [here](https://example.com)\n";
  await open("Markdown", share(account, "Plan.md", "text/markdown", text));
  await expect(page.getByRole("heading", { name: "Plan", exact: true })).toBeVisible();
  await expect(page.locator(".text script")).toHaveCount(0);

  await open("PDF", share(account, "Report.pdf", "application/pdf", pdf));
  await expect(page.getByRole("link", { name: /^Open (the preview|in a tab of its own)$/ })).toBeVisible();

  await open("view only", share(account, "Draft.png", "image/png", picture, { allowDownload: false }));
  await expect(page.getByRole("link", { name: /download/i })).toHaveCount(0);

  const limits = { maxDownloads: 3, expiresAt: new Date(Date.now() + 7_200_000).toISOString() };
  await open(
    "a long name",
    share(account, `${"Minutes of the meeting ".repeat(9)}.tar.gz`, "application/gzip", "x", limits),
  );
  await expect(page.getByText("3 of 3")).toBeVisible();
  expect(saved).toEqual([]);
});

test("folders, locks, limits and ends have pages without faults, on phones and desktops, in light and dark", async ({
  owner: { account },
  stranger,
}) => {
  const page = await stranger();
  const empty = await newFolder(account, "Nothing yet");
  await page.goto((await create(account, { folderId: empty })).url);
  await expect(page.getByText("There is nothing in this folder yet.")).toBeVisible();
  await expectFaultless(page, "empty folder");

  const kit = await newFolder(account, "Press kit");
  const fileIds = [];
  for (const fileName of ["Pier.png", "A report with a rather long name that goes on.pdf"])
    fileIds.push((await sendFile(account, "x", { fileName, mimeType: "image/png" })).fileId);
  await page.goto((await create(account, { fileIds, folderIds: [kit], note: "All for you." })).url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 folder and 2 files");
  await expectFaultless(page, "selection");
  await page.getByRole("link", { name: "Size" }).click();
  await expect(page.getByRole("link", { name: "Size" })).toHaveAttribute("aria-current", "true");

  await page.goto((await shareFile(account, { password: "open sesame" })).url);
  await expectFaultless(page, "locked");
  for (let tries = 0; tries < 11; tries++) {
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Open" }).click();
    if (await page.getByRole("heading", { name: /too many/i }).isVisible()) break;
    await expect(page.getByRole("alert")).toBeVisible();
    if (tries === 0) await expectFaultless(page, "a wrong password");
  }
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/too many/i);
  await expectFaultless(page, "too many tries");

  const once = await shareFile(account, { maxDownloads: 1, tellWhenGone: true });
  await account.mutate("links.download", { linkId: once.linkId });
  expect((await page.goto(once.url))?.status()).toBe(410);
  await expectFaultless(page, "ended");
  await page.getByRole("button", { name: "Ask for another download" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The sender has been asked");
  await expectFaultless(page, "asked");

  const revoked = await shareFile(account);
  await account.mutate("links.revoke", { linkId: revoked.linkId });
  expect((await page.goto(revoked.url))?.status()).toBe(404);
  await expectFaultless(page, "gone");
});

test("without its script the page shows, lists and downloads all the same", async ({
  owner: { account },
  stranger,
}) => {
  const kit = await newFolder(account, "Press kit");
  await sendFile(account, "hello", { fileName: "hello.txt", folderId: kit });
  const page = await stranger();
  await page.route("**/share-script*", (route) => route.abort());
  await page.goto((await create(account, { folderId: kit })).url);
  await page.getByRole("link", { name: "hello.txt Text", exact: false }).first().click();
  await expect(page.getByLabel("The file's text")).toContainText("hello");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download/ }).click();

  expect((await downloading).suggestedFilename()).toBe("hello.txt");
});

test("who checks the saved file sees whether it is intact, and the sender learns that it is", async ({
  owner: { account },
  stranger,
}) => {
  const bytes = randomBytes(2000);
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  const { fileId } = await sendFile(account, new Uint8Array(bytes), { fileName: "Contract.bin", sha256 });
  const link = await create(account, { fileId });
  const page = await stranger();
  await page.goto(link.url);
  const check = page.getByLabel("Check the file you saved");
  const file = (buffer: Buffer) => ({ name: "Contract.bin", mimeType: "application/octet-stream", buffer });
  await check.setInputFiles(file(randomBytes(1999)));
  await expect(page.getByText("it has another size")).toBeVisible();
  await check.setInputFiles(file(randomBytes(2000)));
  await expect(page.getByText("These are not the same bytes")).toBeVisible();
  const receipts = async () =>
    LinkStats.parse(await account.query("links.stats", { linkId: link.linkId })).receipts.length;
  expect(await receipts()).toBe(0);

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download/ }).click();
  await (await downloading).cancel();
  await check.setInputFiles(file(bytes));

  await expect(page.getByText("every byte is as it was sent. The sender knows.")).toBeVisible();
  await expect.poll(receipts).toBe(1);
});
