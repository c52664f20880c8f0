import { writeFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { writeLargeFile } from "./large-file.ts";
import { openPage } from "./open-page.ts";
import { filesIn } from "./stored-tree.ts";
import { expect, pickFiles, test } from "./uploads-fixtures.ts";

const MiB = 1024 ** 2;

test("a taken name is asked about: both are kept, one replaces the other, or the new one is skipped", async ({
  owner: { account, page },
  folder,
}) => {
  const write = (text: string) =>
    ["a.txt", "b.txt", "c.txt"].map((name) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
  await openPage(page, "/");
  await pickFiles(page, write("first"));
  await expect.poll(() => filesIn(account, null)).toHaveLength(3);

  await pickFiles(page, write("second!"));
  const question = page.getByRole("dialog", { name: /is already here/ });
  await expect(question).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(page.getByRole("button", { name: "Keep both" })).toBeFocused();
  for (const [name, choice] of [
    ["a.txt", "Keep both"],
    ["b.txt", "Replace"],
    ["c.txt", "Skip"],
  ]) {
    const dialog = page.getByRole("dialog", { name: `“${name}” is already here` });
    await dialog.getByRole("button", { name: choice ?? "" }).click();
  }
  await expect(page.getByRole("region", { name: "Uploads" })).toContainText("2 files uploaded");

  const files = await filesIn(account, null);
  expect(files.map(({ fileName, fileSize }) => `${fileName} ${fileSize}`).sort()).toEqual([
    "a (2).txt 7",
    "a.txt 5",
    "b.txt 7",
    "c.txt 5",
  ]);
  await openPage(page, "/trash");
  await expect(page.getByRole("row", { name: /b\.txt/ })).toBeVisible();
});

test("uploads are paused, resumed, cancelled and tried again", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  const [film, other] = [join(folder, "film.mp4"), join(folder, "other.mp4")];
  writeLargeFile(film, 80);
  writeLargeFile(other, 80);
  // However slow the machine: both are still on their way when they are stopped.
  line.bytesPerSecond = 8 * MiB;
  const before = line.received;
  await openPage(page, "/");
  await pickFiles(page, [film, other]);
  const uploads = page.getByRole("region", { name: "Uploads" });
  await line.whenReceived(before + 24 * MiB);

  const leaving = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const warning = await leaving;
  expect(warning.type()).toBe("beforeunload");
  await warning.dismiss();

  await uploads.getByRole("button", { name: "Cancel other.mp4" }).click();
  await uploads.getByRole("button", { name: "Pause film.mp4" }).click();
  await expect(uploads).toContainText("Upload paused");
  const moved = async () => {
    const until = line.received;
    await page.waitForTimeout(700);
    return line.received - until;
  };
  // What was under way already still drips in.
  await expect.poll(moved).toBe(0);
  expect(line.received - before).toBeLessThan(80 * MiB);

  line.bytesPerSecond = 40 * MiB;
  await uploads.getByRole("button", { name: "Resume film.mp4" }).click();
  await expect(page.getByRole("row", { name: /film/ })).toBeVisible({ timeout: 30_000 });
  expect([...line.taken.values()].filter((times) => times > 1)).toEqual([]);
  await expect
    .poll(() => account.query("quota.get"))
    .toMatchObject({ storageReserved: 0, storageUsed: 80 * MiB });

  // What was refused is tried again by one press.
  const refusal = { error: { message: "No", code: -32600, data: { code: "BAD_REQUEST", httpStatus: 400 } } };
  await page.route("**/api/trpc/uploads.start**", (route) => route.fulfill({ status: 400, json: refusal }));
  writeFileSync(join(folder, "note.txt"), "note");
  await pickFiles(page, join(folder, "note.txt"));
  const retry = uploads.getByRole("button", { name: "Retry note.txt" });
  await expect(retry).toBeVisible();
  await page.unroute("**/api/trpc/uploads.start**");
  await retry.click();
  await expect(page.getByRole("row", { name: /note/ })).toBeVisible();
});

test("a byte that flips on the way costs one part, and what arrives is right", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  const path = join(folder, "film.mp4");
  writeLargeFile(path, 30);
  const before = line.received;
  await openPage(page, "/");
  await pickFiles(page, path);
  await line.whenReceived(before + 5 * MiB);
  line.flipNext = true;

  await expect(page.getByRole("row", { name: /film/ })).toBeVisible({ timeout: 30_000 });
  expect(line.flipNext).toBe(false);
  expect([...line.taken.values()].filter((times) => times > 1)).toEqual([]);
  expect(line.received - before).toBeGreaterThan(30 * MiB);
  expect(line.received - before).toBeLessThanOrEqual(38 * MiB);
  expect(await filesIn(account, null)).toMatchObject([{ fileName: "film.mp4", fileSize: 30 * MiB }]);
});

test("a session that ends during an upload costs no part: signed in again, it goes on by itself", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  const path = join(folder, "film.mp4");
  writeLargeFile(path, 200);
  line.bytesPerSecond = 20 * MiB;
  const before = line.received;
  const context = page.context();
  await openPage(page, "/");
  await pickFiles(page, path);
  await line.whenReceived(before + 20 * MiB);
  const cookies = await context.cookies();
  await context.clearCookies();
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads).toContainText("You were signed out. Uploads go on once you have signed in again.");
  await expect(uploads.getByRole("link", { name: "Sign in" })).toHaveAttribute("target", "_blank");

  line.bytesPerSecond = 40 * MiB;
  await context.addCookies(cookies);
  await page.evaluate(() => dispatchEvent(new Event("focus")));

  await expect(uploads).toContainText("1 file uploaded", { timeout: 30_000 });
  expect([...line.taken.values()].filter((times) => times > 1)).toEqual([]);
  expect(await filesIn(account, null)).toMatchObject([{ fileName: "film.mp4", fileSize: 200 * MiB }]);
});

test("an upload in another tab is shown there, and left alone", async ({ owner: { page }, line, folder }) => {
  const path = join(folder, "film.mp4");
  writeLargeFile(path, 100);
  const before = line.received;
  await openPage(page, "/");
  await pickFiles(page, path);
  await line.whenReceived(before + 10 * MiB);
  const second = await page.context().newPage();
  await openPage(second, "/");

  const unfinished = second.getByRole("region", { name: "Unfinished uploads" });
  await expect(unfinished).toContainText("Another tab is uploading it");
  await expect(unfinished.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("row", { name: /film/ })).toBeVisible({ timeout: 30_000 });
});
