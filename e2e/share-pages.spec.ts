import type { Account } from "./account.ts";
import { expect, test } from "./fixtures.ts";
import { Link } from "./link-shapes.ts";
import { sendFile } from "./send-file.ts";
import { Folder } from "./wire-shapes.ts";

const create = async (owner: Account, input: object) => Link.parse(await owner.mutate("links.create", input));

const newFolder = async (owner: Account, name: string) =>
  Folder.parse(await owner.mutate("folders.create", { name })).folderId;

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
