import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Account } from "./account.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";

const Made = z.object({ linkId: z.string(), url: z.string() });
const Folder = z.object({ folderId: z.string() });
const Started = z.object({
  uploads: z.array(
    z.object({ fileId: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) }),
  ),
});
const Stats = z.object({ downloads: z.object({ people: z.number() }) });

async function upload(account: Account, fileName: string, folderId: string): Promise<string> {
  const bytes = randomBytes(100);
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  const files = [
    { fileName, fileSize: bytes.length, mimeType: "application/octet-stream", folderId, sha256 },
  ];
  const { uploads } = Started.parse(await account.mutate("uploads.start", { files }));
  const [{ fileId, url, headers } = { fileId: "", url: "", headers: {} }] = uploads;
  await fetch(url, { method: "PUT", headers, body: bytes });
  await account.mutate("uploads.complete", { fileId });
  return fileId;
}

async function shareFolder(account: Account, rules: object = {}) {
  const { folderId } = Folder.parse(await account.mutate("folders.create", { name: "Press kit" }));
  const inner = Folder.parse(await account.mutate("folders.create", { name: "Photos", parentId: folderId }));
  await account.mutate("folders.create", { name: "Later", parentId: inner.folderId });
  const fileId = await upload(account, "report.bin", folderId);
  await upload(account, "pier.bin", inner.folderId);
  const link = Made.parse(await account.mutate("links.create", { folderId, ...rules }));
  return { ...link, fileId };
}

/** What an archive says that it holds, by its central directory. */
function namesIn(archive: Buffer): string[] {
  const names: string[] = [];
  for (let at = archive.indexOf("PK\x01\x02"); at >= 0; at = archive.indexOf("PK\x01\x02", at + 46)) {
    names.push(archive.subarray(at + 46, at + 46 + archive.readUInt16LE(at + 28)).toString());
  }
  return names.toSorted();
}

const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

test("a folder behind a password is unlocked, browsed and downloaded without JavaScript", async ({
  owner,
  stranger,
}) => {
  const { url } = await shareFolder(owner.account, { password: "secret" });
  const page = await stranger({ javaScriptEnabled: false });

  await page.goto(url);
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByRole("alert")).toContainText("This is not the password");
  await page.getByLabel("Password").fill("secret");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Press kit");
  await expect(page.getByRole("button", { name: "Download all" })).toBeHidden();
  await page.getByRole("link", { name: "Photos" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download pier.bin" }).click();

  expect((await downloading).suggestedFilename()).toBe("pier.bin");
  await page
    .getByRole("navigation", { name: "Where you are" })
    .getByRole("link", { name: "Press kit" })
    .click();
  await expect(page.getByRole("link", { name: "Download report.bin" })).toBeVisible();
});

test("everything comes as one zip, counted once, and nothing runs that the page does not allow", async ({
  owner,
  stranger,
}) => {
  const { url, linkId } = await shareFolder(owner.account, { maxDownloads: 1 });
  const page = await stranger();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  // A browser that cannot ask where to put a file keeps it for itself first.
  await page.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await page.goto(url);
  expect(await faultsOf(page)).toEqual([]);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download all" }).click();

  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Press kit.zip");
  expect(namesIn(await readFile(await download.path()))).toEqual([
    "Photos/",
    "Photos/Later/",
    "Photos/pier.bin",
    "report.bin",
  ]);
  await expect(page.getByText("Saved, each file as it was sent. Unpack it")).toBeVisible();
  expect(complaints).toEqual([]);
  expect(Stats.parse(await owner.account.query("links.stats", { linkId })).downloads.people).toBe(1);
  expect((await (await stranger()).goto(url))?.status()).toBe(404);
});

test("a folder within comes as a zip of its own", async ({ owner, stranger }) => {
  const { url } = await shareFolder(owner.account);
  const page = await stranger();
  await page.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await page.goto(url);
  await page.getByRole("link", { name: "Photos" }).click();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download this folder" }).click();

  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Photos.zip");
  expect(namesIn(await readFile(await download.path()))).toEqual(["Later/", "pier.bin"]);
});

test("an owner sees every link, its numbers, and gives more time to who asks", async ({
  owner,
  stranger,
}) => {
  const { url, fileId } = await shareFolder(owner.account);
  const ended = Made.parse(
    await owner.account.mutate("links.create", {
      fileId,
      maxDownloads: 1,
      tellWhenGone: true,
      name: "For Bo",
    }),
  );
  await owner.account.mutate("links.download", { linkId: ended.linkId });
  const visitor = await stranger({ javaScriptEnabled: false });
  await visitor.goto(url);
  expect((await visitor.goto(ended.url))?.status()).toBe(410);
  await visitor.getByRole("button", { name: "Ask for another download" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("The sender has been asked");

  await openPage(owner.page, "/shared");
  expect(await faultsOf(owner.page)).toEqual([]);
  await owner.page.getByRole("button", { name: "Give more time" }).click();
  await expect(owner.page.getByRole("button", { name: "Give more time" })).toBeHidden();
  expect((await visitor.goto(ended.url))?.status()).toBe(200);
  await owner.page.getByRole("link", { name: /For Bo/ }).click();
  await expect(owner.page.getByText("1 by programs", { exact: false })).toBeVisible();
  expect(await faultsOf(owner.page)).toEqual([]);
});
