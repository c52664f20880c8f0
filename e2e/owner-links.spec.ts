import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Account } from "./account.ts";
import { axeFaults, axeFaultsOnPhone } from "./axe-faults.ts";
import { expect, test } from "./fixtures.ts";
import { LinkPage } from "./link-shapes.ts";
import { openPage } from "./open-page.ts";
import { sendFile, shareFile } from "./send-file.ts";
import { Folder } from "./wire-shapes.ts";

const linksOf = async (account: Account) => LinkPage.parse(await account.query("links.list", {})).items;
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name},`) });

// The dialogs are looked at by axe again and again, which takes its time.
test.slow();

test("a link is made with rules, shown as a code, renamed without touching them, and revoked", async ({
  owner,
}) => {
  const { account, page } = owner;
  await sendFile(account, "hello", { fileName: "plan.txt" });
  const slug = `plan-${Date.now().toString(36)}`;
  await openPage(page, "/");
  await row(page, "plan.txt").click();
  await expect(page.getByRole("complementary", { name: "Details" }).getByText("New link")).toBeVisible();
  // What comes with the details has not taken the keyboard from the list.
  await expect(page.getByRole("grid", { name: "All files" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("7 days").click();
  await dialog.getByText("Password, message and more").click();
  await dialog.getByLabel("Password", { exact: true }).fill("secret");
  await dialog.getByLabel("Data limit in MB").fill("0,0001");
  await dialog.getByLabel("Readable address").fill(slug);
  expect(await axeFaults(page)).toEqual([]);
  expect(await axeFaultsOnPhone(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create and copy link" }).click();

  await expect(dialog.getByText("1 active link")).toBeVisible();
  await dialog.getByRole("button", { name: "QR code" }).click();
  await expect(dialog.getByRole("img", { name: "QR code of this link" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  const [made] = await linksOf(account);
  expect(made).toMatchObject({ slug, byteBudget: 105, hasPassword: true });

  await dialog.getByRole("button", { name: "Change" }).click();
  await dialog.getByText("Password, message and more").click();
  await dialog.getByLabel("Name, for you alone").fill("For Bo");
  expect(await axeFaultsOnPhone(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(dialog.getByText("For Bo")).toBeVisible();
  expect(await linksOf(account)).toEqual([{ ...made, name: "For Bo" }]);

  await dialog.getByRole("button", { name: "Revoke…" }).click();
  await dialog.getByRole("button", { name: "Revoke link" }).click();
  await expect(dialog.getByText("1 past link")).toBeVisible();
  expect((await linksOf(account))[0]?.state).toBe("revoked");
});

test("a folder is shared from its menu, and several things by one link", async ({ owner }) => {
  const { account, page } = owner;
  const { folderId } = Folder.parse(await account.mutate("folders.create", { name: "Photos" }));
  const { fileId } = await sendFile(account, "hello", { fileName: "plan.txt" });
  await openPage(page, "/");
  await page.getByRole("button", { name: "More actions for Photos" }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  await expect(dialog.getByText("1 active link")).toBeVisible();
  await page.keyboard.press("Escape");

  await row(page, "Photos").click();
  await row(page, "plan.txt").click({ modifiers: ["Control"] });
  await page.getByRole("button", { name: "Share…" }).click();
  await expect(dialog.getByText("and 1 more")).toBeVisible();
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  await expect(dialog.getByText("1 active link")).toBeVisible();

  expect(await linksOf(account)).toMatchObject([
    { kind: "selection", fileIds: [fileId], folderIds: [folderId] },
    { kind: "folder", folderId },
  ]);
});

test("all links are filtered, saved and revoked together, and each is restored or removed in its row", async ({
  owner,
}) => {
  const { account, page } = owner;
  for (const name of ["One", "Two", "Three"]) await shareFile(account, { name }, { fileName: `${name}.txt` });
  await openPage(page, "/shared");
  await expect(page.getByRole("link", { name: /Three/ })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await axeFaultsOnPhone(page)).toEqual([]);

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  const csv = await readFile(await (await saving).path(), "utf8");
  expect(csv.split("\r\n")).toHaveLength(4);
  expect(csv).toMatch(/"State",.*"Visits","Downloads"/);

  await page.getByLabel("Choose all links that are listed").check();
  await page.getByRole("button", { name: "Revoke 3 links…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke 3 links" }).click();
  await expect(page.getByText("3 links revoked")).toBeVisible();
  expect((await linksOf(account)).map(({ state }) => state)).toEqual(["revoked", "revoked", "revoked"]);

  await page.getByLabel("Filter by name").fill("two");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: /More actions/ }).click();
  await page.getByRole("menuitem", { name: "Restore" }).click();
  await expect(page.getByText("Link restored")).toBeVisible();
  await page.getByLabel("Filter by name").fill("one");
  await page.getByRole("button", { name: /More actions/ }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove link" }).click();
  await expect(page.getByText("No such links")).toBeVisible();
  expect((await linksOf(account)).map(({ name, state }) => [name, state])).toEqual([
    ["Three", "revoked"],
    ["Two", "active"],
  ]);
});

test("new links begin with what their owner prefers, at a press as in the dialog", async ({ owner }) => {
  const { account, page } = owner;
  await sendFile(account, "hello", { fileName: "plan.txt" });
  await openPage(page, "/settings");
  await page.getByText("7 days").click();
  await page.getByText("10", { exact: true }).click();
  await page.getByLabel("When a link ends", { exact: false }).uncheck();
  expect(await axeFaults(page)).toEqual([]);
  expect(await axeFaultsOnPhone(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Settings saved")).toBeVisible();

  await page.getByRole("link", { name: "All files" }).click();
  await row(page, "plan.txt").click();
  await page.keyboard.press("Control+c");
  await expect(page.getByRole("button", { name: "Manage", exact: true })).toBeVisible();
  const [made] = await linksOf(account);
  expect(made).toMatchObject({ maxDownloads: 10, tellWhenGone: false, allowDownload: true });
  expect(Date.parse(made?.expiresAt ?? "") - Date.now()).toBeGreaterThan(6.9 * 86_400_000);

  await account.mutate("links.remove", { linkId: made?.linkId });
  await account.mutate("account.changePreferences", { links: { asksPassword: true } });
  await openPage(page, "/");
  await row(page, "plan.txt").click();
  await page.keyboard.press("Control+c");
  await page.getByRole("dialog").getByRole("button", { name: "Create and copy link" }).click();
  await expect(page.getByText("your settings ask for one", { exact: false })).toBeVisible();
  expect(await linksOf(account)).toEqual([]);
});

test("a computer whose clock is three hours off shows and makes links by the server's", async ({ owner }) => {
  const { account, page } = owner;
  const expiresAt = new Date(Date.now() + 2 * 3_600_000 + 60_000).toISOString();
  await shareFile(account, { expiresAt }, { fileName: "plan.txt" });
  await page.clock.setFixedTime(Date.now() + 3 * 3_600_000);
  await openPage(page, "/shared");

  await expect(page.getByRole("row", { name: /plan\.txt/ })).toContainText("In 2 hours");
  await expect(page.getByText("Ends soon").filter({ visible: true })).toHaveCount(1);
});

test("an owner leaves for good, with the password once more, and links and sign-in are gone", async ({
  owner,
  stranger,
}) => {
  const { account, page } = owner;
  const { url } = await shareFile(account, {}, { fileName: "plan.txt" });
  await openPage(page, "/settings");
  await page.getByRole("button", { name: "Remove account…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Remove account" }).click();
  await expect(dialog.getByText("Enter your password.")).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill("not the password");
  await dialog.getByRole("button", { name: "Remove account" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await axeFaultsOnPhone(page)).toEqual([]);
  await dialog.getByLabel("Password", { exact: true }).fill(account.password);
  await dialog.getByRole("button", { name: "Remove account" }).click();

  await expect(page).toHaveURL(/\/sign-in/);
  expect((await (await stranger()).goto(url))?.status()).toBe(404);
  await expect(account.signIn()).rejects.toThrow("401");
});
