import { writeFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { drop } from "./drop.ts";
import { writeLargeFile } from "./large-file.ts";
import { isAwake, openPage } from "./open-page.ts";
import { filesIn } from "./stored-tree.ts";
import { expect, pickFiles, test } from "./uploads-fixtures.ts";

const MiB = 1024 ** 2;

test("what is picked or dropped before the page is awake is uploaded once it is", async ({
  owner: { account, page },
  folder,
}) => {
  const picked = join(folder, "picked.txt");
  const dropped = join(folder, "dropped.txt");
  for (const path of [picked, dropped]) writeFileSync(path, "early");
  const scripts = Promise.withResolvers<void>();
  await page.route("**/*.js*", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await drop(page, [dropped], page.getByRole("main"));
  await pickFiles(page, picked);
  expect(await page.evaluate(isAwake)).toBe(false);
  scripts.resolve();

  await expect(page.getByRole("row", { name: /picked\.txt/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /dropped\.txt/ })).toBeVisible();
  expect(await filesIn(account, null)).toHaveLength(2);
  // A browser opens what nobody takes in a page of its own.
  expect(page.context().pages()).toEqual([page]);
});

test("an image that is pasted becomes a file with a name of its own", async ({
  owner: { account, page },
}) => {
  await openPage(page, "/");
  await expect(page.getByRole("button", { name: "Upload", exact: true }).first()).toBeVisible();
  const isTaken = () =>
    page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(["pixels"], "image.png", { type: "image/png" }));
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(paste);
    });
  // The page listens to pastes a moment after its buttons are awake; one that nobody takes is lost.
  await expect.poll(isTaken).toBe(true);

  await expect.poll(() => filesIn(account, null)).toMatchObject([{ fileSize: 6 }]);
  await expect(page.getByRole("row", { name: /Pasted image .*\.png/ })).toBeVisible();
});

test("by the keyboard alone a file is picked, paused, resumed and cancelled, and axe finds nothing", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  const path = join(folder, "film.mp4");
  writeLargeFile(path, 120);
  line.bytesPerSecond = MiB;
  const before = line.received;
  await openPage(page, "/");
  const upload = page.getByRole("button", { name: "Upload", exact: true }).first();
  await upload.focus();
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await choosing).setFiles(path);
  await line.whenReceived(before + MiB);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const tabTo = async (name: string) => {
    const button = page.getByRole("region", { name: "Uploads" }).getByRole("button", { name, exact: true });
    for (let press = 0; press < 60; press += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await tabTo("Pause film.mp4");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Resume film.mp4" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Upload paused" })).toBeAttached();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Pause film.mp4" })).toBeFocused();
  await tabTo("Cancel film.mp4");
  await page.keyboard.press("Enter");

  await expect.poll(() => account.query("quota.get")).toMatchObject({ storageReserved: 0, storageUsed: 0 });
});
