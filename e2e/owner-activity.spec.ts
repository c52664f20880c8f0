import { axeFaults, axeFaultsOnPhone } from "./axe-faults.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";
import { shareFile } from "./send-file.ts";
import { Folder } from "./wire-shapes.ts";

test("an owner reads what visitors did, and gets from there to the link, its numbers and the file", async ({
  owner,
  stranger,
}) => {
  const { account, page } = owner;
  const { folderId } = Folder.parse(await account.mutate("folders.create", { name: "Photos" }));
  const link = await shareFile(account, {}, { fileName: "plan.txt", folderId });
  const visitor = await stranger();
  await visitor.goto(link.url);
  const downloading = visitor.waitForEvent("download");
  await visitor
    .getByRole("link", { name: /Download/ })
    .first()
    .click();
  await (await downloading).cancel();

  const sentence = (text: string) => page.getByRole("listitem").filter({ hasText: text });
  // What happened is written down a moment later.
  await expect(async () => {
    await openPage(page, "/activity");
    await expect(sentence("Someone downloaded “plan.txt”")).toBeVisible({ timeout: 500 });
    await expect(sentence("You made the link to “plan.txt”")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 2, name: "Today" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await axeFaultsOnPhone(page)).toEqual([]);
  await page.getByText("Visitors", { exact: true }).click();
  await expect(sentence("You uploaded")).toBeHidden();
  await sentence("Someone opened").getByRole("link").click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText("plan.txt");
  await expect(page.getByText("As a table")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await axeFaultsOnPhone(page)).toEqual([]);
  await page.getByRole("button", { name: /More actions/ }).click();
  await page.getByRole("menuitem", { name: "Revoke…" }).click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Activity" }).click();
  await page.getByText("Files and folders", { exact: true }).click();
  await sentence("You uploaded “plan.txt”").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Photos");
});
