import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { z } from "zod";
import { expect, test } from "./fixtures.ts";

const MiB = 1024 ** 2;
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const Listed = z.object({
  items: z.array(z.object({ fileId: z.string(), fileName: z.string(), fileSize: z.number() })),
});
const Ledger = z.object({ storageUsed: z.number(), storageReserved: z.number() });
const Made = z.object({ url: z.string() });

test("an owner uploads files in the browser, and a stranger without JavaScript downloads one by its link", async ({
  owner: { account, page },
  stranger,
}) => {
  const large = { name: "Holiday film.mp4", mimeType: "video/mp4", buffer: randomBytes(20 * MiB) };
  const small = Array.from({ length: 20 }, (_, index) => ({
    name: `note ${index + 1}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`note number ${index + 1}`),
  }));
  await page.goto("/");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload" }).first().click();
  await (await choosing).setFiles([large, ...small]);

  await expect(page.getByRole("row", { name: /Holiday film/ })).toBeVisible({ timeout: 30_000 });
  const sum = [large, ...small].reduce((total, file) => total + file.buffer.length, 0);
  await expect
    .poll(async () => Ledger.parse(await account.query("quota.get")), { timeout: 30_000 })
    .toEqual({ storageUsed: sum, storageReserved: 0 });
  const { items } = Listed.parse(await account.query("files.list", {}));
  expect(items).toHaveLength(21);

  const film = items.find((file) => file.fileName === large.name);
  const { url } = Made.parse(await account.mutate("links.create", { fileId: film?.fileId, maxDownloads: 1 }));
  const visitor = await stranger({ javaScriptEnabled: false });
  await visitor.goto(url);
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText("Holiday film");
  const downloading = visitor.waitForEvent("download");
  await visitor.getByRole("link", { name: /Download/ }).click();
  const download = await downloading;

  expect(download.suggestedFilename()).toBe(large.name);
  expect(sha256(await readFile(await download.path()))).toBe(sha256(large.buffer));

  const second = await stranger({ javaScriptEnabled: false });
  expect((await second.goto(url))?.status()).toBe(404);
});

test("the dashboard and the sign-in page have nothing that axe finds", async ({
  owner: { page },
  stranger,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const visitor = await stranger();
  await visitor.goto("/");
  await expect(visitor).toHaveURL(/sign-in/);
  await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
  const axe = new AxeBuilder({ page: visitor });
  expect((await axe.analyze()).violations).toEqual([]);
});
