import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Account } from "./account.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";
import { sendFile } from "./send-file.ts";
import { Folder } from "./wire-shapes.ts";

const Made = z.object({ url: z.string() });

const makeFolder = async (account: Account, name: string, parentId: string | null = null): Promise<string> =>
  Folder.parse(await account.mutate("folders.create", { name, parentId })).folderId;
const share = async (account: Account, target: object): Promise<string> =>
  Made.parse(await account.mutate("links.create", target)).url;

const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name},`) });

test("files and folders are moved by the keyboard alone, and back by Undo", async ({ owner }) => {
  const { account, page } = owner;
  const archive = await makeFolder(account, "Archive");
  await makeFolder(account, "2031", archive);
  await makeFolder(account, "Trip");
  await sendFile(account, "plan", { fileName: "plan.txt" });
  const seen = await share(account, { folderId: archive, name: "For Ada" });
  await openPage(page, "/");
  const grid = page.getByRole("grid", { name: "All files" });
  // Trip and the file, which stands last.
  await grid.press("End");
  await grid.press("Shift+ArrowUp");
  await expect(page.getByText("2 selected", { exact: true })).toBeVisible();
  await grid.press("Control+x");
  const dialog = page.getByRole("dialog", { name: "Move 2 items" });
  await expect(dialog.getByRole("button", { name: "Archive" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Trip" })).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("1 link will show more: “For Ada”")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Move here" }).press("Enter");

  await expect(page.getByText("2 items moved to “Archive”")).toBeVisible();
  await expect(row(page, "Trip")).toBeHidden();
  expect(await (await fetch(seen)).text()).toContain("plan.txt");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Trip")).toBeVisible();
  await expect(row(page, "plan.txt")).toBeVisible();
  await expect.poll(async () => (await fetch(seen)).text()).not.toContain("plan.txt");
});

test("who trashes a folder hears first which links rest; restored, they live again", async ({ owner }) => {
  const { account, page } = owner;
  const trip = await makeFolder(account, "Trip");
  const day = await makeFolder(account, "Day 1", trip);
  const { fileId } = await sendFile(account, "plan", { folderId: day });
  const url = await share(account, { fileId, name: "For Ada" });
  const statusOf = async () => (await fetch(url)).status;
  await openPage(page, "/");

  await row(page, "Trip").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  const question = page.getByRole("dialog", { name: "Move “Trip” to the trash?" });
  await expect(question).toContainText("1 link stops working: “For Ada”");
  expect(await faultsOf(page)).toEqual([]);
  await question.getByRole("button", { name: "Move to trash" }).click();
  await expect(page.getByText("“Trip” moved to the trash")).toBeVisible();
  expect(await statusOf()).toBe(404);

  await openPage(page, "/trash");
  await row(page, "Trip").click();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText("“Trip” restored")).toBeVisible();
  expect(await statusOf()).toBe(200);
});

test("a folder is deleted for good with all in it, on a phone", async ({ owner }) => {
  const { account, page } = owner;
  const trip = await makeFolder(account, "Trip");
  const { fileId } = await sendFile(account, "plan", { folderId: trip });
  await share(account, { fileId, name: "For Ada" });
  await account.mutate("folders.trash", { folderId: trip });
  await page.setViewportSize({ width: 360, height: 740 });
  await openPage(page, "/trash");

  await row(page, "Trip").getByRole("button", { name: "More actions for Trip" }).click();
  await page.getByRole("menuitem", { name: "Delete for good…" }).click();
  const question = page.getByRole("dialog", { name: "Delete “Trip” for good?" });
  await expect(question).toContainText("1 link stops working: “For Ada”");
  expect(await faultsOf(page)).toEqual([]);
  await question.getByRole("button", { name: "Delete for good" }).click();

  await expect(page.getByText("The trash is empty")).toBeVisible();
  expect(await account.query("quota.get")).toMatchObject({ storageUsed: 0 });
});
