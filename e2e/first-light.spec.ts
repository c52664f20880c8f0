import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { z } from "zod";
import { Account } from "./account.ts";
import { drop } from "./drop.ts";
import { expect, test } from "./fixtures.ts";
import { writeLargeFile } from "./large-file.ts";
import { openPage } from "./open-page.ts";

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const Listed = z.object({
  items: z.array(z.object({ fileId: z.string(), fileName: z.string(), fileSize: z.number() })),
});
const Ledger = z.object({ storageUsed: z.number(), storageReserved: z.number() });
const Made = z.object({ url: z.string() });

test("somebody signs up and drops files, and a stranger without JavaScript downloads one by its link", async ({
  stranger,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "dropify-first-light-"));
  const large = join(folder, "Holiday film.mp4");
  writeLargeFile(large, 300);
  const small = Array.from({ length: 20 }, (_, index) => join(folder, `note ${index + 1}.txt`));
  for (const path of small) writeFileSync(path, basename(path));
  const sum = [large, ...small].reduce((total, path) => total + statSync(path).size, 0);

  const page = await stranger();
  await openPage(page, "/");
  const account = new Account(new URL(page.url()).origin);
  await page.getByRole("textbox", { name: "Your name" }).fill(account.name);
  await page.getByRole("textbox", { name: /mail/i }).fill(account.email);
  await page.getByRole("textbox", { name: "Password" }).fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("button", { name: "Upload", exact: true }).first()).toBeVisible();
  await drop(page, [large, ...small], page.getByRole("main"));

  await expect(page.getByRole("row", { name: /Holiday film/ })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("row")).toHaveCount(22);
  await account.signIn();
  expect(Ledger.parse(await account.query("quota.get"))).toEqual({ storageUsed: sum, storageReserved: 0 });
  const { items } = Listed.parse(await account.query("files.list", {}));

  const film = items.find((file) => file.fileName === basename(large));
  const { url } = Made.parse(await account.mutate("links.create", { fileId: film?.fileId, maxDownloads: 1 }));
  const visitor = await stranger({ javaScriptEnabled: false });
  await visitor.goto(url);
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText("Holiday film");
  const downloading = visitor.waitForEvent("download");
  await visitor.getByRole("link", { name: /Download/ }).click();
  const download = await downloading;

  expect(download.suggestedFilename()).toBe(basename(large));
  expect(sha256(await readFile(await download.path()))).toBe(sha256(await readFile(large)));

  rmSync(folder, { recursive: true });
  const second = await stranger({ javaScriptEnabled: false });
  expect((await second.goto(url))?.status()).toBe(404);
});

test("the dashboard, the sign-in page and those around it have nothing that axe finds", async ({
  owner: { page },
  stranger,
}) => {
  await openPage(page, "/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const visitor = await stranger();
  await openPage(visitor, "/");
  await expect(visitor).toHaveURL(/sign-in/);
  await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
  const axe = new AxeBuilder({ page: visitor });
  expect((await axe.analyze()).violations).toEqual([]);
  for (const path of ["/forgot-password", "/choose-password?token=old"]) {
    await visitor.goto(path);
    await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
    expect((await axe.analyze()).violations, path).toEqual([]);
  }
});
