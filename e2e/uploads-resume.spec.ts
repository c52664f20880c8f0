import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileChooser, Page } from "@playwright/test";
import { z } from "zod";
import { watchMemory } from "./browser-memory.ts";
import { digestOfParts, writeLargeFile } from "./large-file.ts";
import { openPage } from "./open-page.ts";
import { expect, pickFiles, test } from "./uploads-fixtures.ts";

const MiB = 1024 ** 2;
const PART = 5 * MiB;
/** `LARGE_FILE_MIB=10000` sends nearly 10 GiB, as much as an owner has; it takes twice that of disk. */
const large = z.coerce.number().int().default(300).parse(process.env["LARGE_FILE_MIB"]);
const Listed = z.object({
  items: z.array(
    z.object({ fileName: z.string(), fileSize: z.number(), sha256: z.string(), digestPartSize: z.number() }),
  ),
});
const Pending = z.object({ uploads: z.array(z.object({ fileId: z.string() })) });

test("a line that is cut three times and a tab that is closed at 60 % cost no part twice, nor memory", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  test.setTimeout(120_000 + large * 100);
  const path = join(folder, "Holiday film.mp4");
  writeLargeFile(path, large);
  const size = large * MiB;
  const before = line.received;
  const context = page.context();
  await openPage(page, "/");
  await pickFiles(page, path);

  const memory = await watchMemory(page);
  await line.whenReceived(before + 25 * MiB);
  const early = await memory.held();
  // Once the device knows, twice it does not.
  await context.setOffline(true);
  line.cut();
  await expect(page.getByRole("region", { name: "Uploads" })).toContainText("Offline");
  const first = line.lost.length;
  line.mend();
  await context.setOffline(false);
  for (const share of [0.3, 0.45]) {
    await line.whenReceived(before + share * size);
    line.cut();
    await page.waitForTimeout(300);
    line.mend();
  }
  await line.whenReceived(before + 0.6 * size);
  const late = await memory.held();
  await page.close();

  const next = await context.newPage();
  await openPage(next, "/");
  const uploads = next.getByRole("region", { name: "Unfinished uploads" });
  await expect(uploads).toContainText(/Holiday film.*stored/);
  const choosing = next.waitForEvent("filechooser");
  await uploads.getByRole("button", { name: /Choose the file to resume/ }).click();
  await (await choosing).setFiles(path);
  await expect(next.getByRole("row", { name: /Holiday film/ })).toBeVisible({ timeout: 60_000 + large * 50 });

  expect([...line.taken.values()].filter((times) => times > 1)).toEqual([]);
  // Each interruption costs what of one part was on its way, the first of each lane that was tried, and nothing else
  // travels again.
  const again = line.received - before - size;
  expect(line.lost.filter((bytes) => bytes > PART)).toEqual([]);
  expect(first).toBeLessThanOrEqual(4);
  expect(line.lost.length - first).toBeLessThanOrEqual(3);
  expect(again).toBeLessThanOrEqual(line.lost.reduce((sum, bytes) => sum + bytes, 0));
  // However much has been sent, no more is held: not by the page, nor, but for what waits to be collected, by the
  // browser around it. Between the two lie 155 MiB.
  expect(late.objects - early.objects).toBeLessThan(2 * MiB);
  expect(late.processes - early.processes).toBeLessThan(128 * MiB);
  const { items } = Listed.parse(await account.query("files.list", {}));
  expect(items).toEqual([
    {
      fileName: "Holiday film.mp4",
      fileSize: size,
      digestPartSize: PART,
      sha256: digestOfParts(path, PART),
    },
  ]);
  await expect
    .poll(() => account.query("quota.get"))
    .toMatchObject({ storageUsed: size, storageReserved: 0 });
  const { annotations } = test.info();
  annotations.push({
    type: "sent twice",
    description: `${again} bytes, by bodies of ${line.lost.join(", ")}`,
  });
  annotations.push({ type: "memory", description: `${early.processes} to ${late.processes} bytes` });
  annotations.push({ type: "heap", description: `${early.objects} to ${late.objects} bytes` });
});

test("of two tabs that go on with the same upload one does; closed, it leaves it to the other", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  const path = join(folder, "film.mp4");
  writeLargeFile(path, 60);
  // So fast that no second lane is tried yet, so slow that the tab is closed in time.
  line.bytesPerSecond = 20 * MiB;
  const before = line.received;
  const context = page.context();
  await openPage(page, "/");
  await pickFiles(page, path);
  await line.whenReceived(before + 12 * MiB);
  await page.close();

  line.bytesPerSecond = 2 * MiB;
  const tabs: [Page, Page] = [await context.newPage(), await context.newPage()];
  const choices: FileChooser[] = [];
  for (const tab of tabs) {
    // A machine whose clock is days wrong tells what is left of the upload's time all the same.
    await tab.clock.setFixedTime(Date.now() + 5 * 86_400_000);
    await openPage(tab, "/");
    const unfinished = tab.getByRole("region", { name: "Unfinished uploads" });
    await expect(unfinished).toContainText(/expires in (24 hours|23 hours|1 day)/);
    const choosing = tab.waitForEvent("filechooser");
    await unfinished.getByRole("button", { name: /Choose the file to resume/ }).click();
    choices.push(await choosing);
  }
  await Promise.all(choices.map((choice) => choice.setFiles(path)));
  const refusal = (tab: Page) =>
    tab.getByRole("region", { name: "Uploads" }).getByText("Another tab is uploading it");
  const refused = async () => (await refusal(tabs[0]).count()) + (await refusal(tabs[1]).count());
  await expect.poll(refused).toBe(1);
  const [loser, winner] = (await refusal(tabs[0]).count()) === 1 ? tabs : [tabs[1], tabs[0]];
  const midway = line.received;
  await line.whenReceived(midway + 2 * MiB);
  await winner.close();

  line.bytesPerSecond = 40 * MiB;
  await loser.getByRole("button", { name: "Retry film.mp4" }).click();
  await expect(loser.getByRole("row", { name: /film.mp4/ })).toBeVisible({ timeout: 30_000 });
  // The part that was on its way when a tab was closed may have arrived all the same, too late to be known of: the
  // machine's own buffers hold a whole one. Two tabs were closed.
  expect([...line.taken.values()].filter((times) => times > 1).length).toBeLessThanOrEqual(2);
  expect(await account.query("quota.get")).toMatchObject({ storageUsed: 60 * MiB, storageReserved: 0 });
});

test("a different file is refused in a sentence, the same one goes on, and what is discarded is gone", async ({
  owner: { account, page },
  line,
  folder,
}) => {
  const path = join(folder, "film.mp4");
  writeLargeFile(path, 60);
  const before = line.received;
  await openPage(page, "/");
  await pickFiles(page, path);
  await line.whenReceived(before + 20 * MiB);
  await page.reload();

  const uploads = page.getByRole("region", { name: "Unfinished uploads" });
  const choose = async (file: string) => {
    const choosing = page.waitForEvent("filechooser");
    await uploads.getByRole("button", { name: /Choose the file to resume/ }).click();
    await (await choosing).setFiles(file);
  };
  const other = join(folder, "other.mp4");
  writeFileSync(other, "other");
  await choose(other);
  await expect(uploads.getByRole("alert")).toHaveText("This is “other.mp4”. Choose “film.mp4” to go on.");
  const original = readFileSync(path);
  writeFileSync(path, original.subarray(1));
  await choose(path);
  await expect(uploads.getByRole("alert")).toContainText("it was 62,914,560 bytes when its upload began");
  writeFileSync(path, Buffer.concat([Buffer.from("changed"), original.subarray(7)]));
  await choose(path);
  await expect(uploads.getByRole("alert")).toHaveText(
    "“film.mp4” is not the same file: what is in it differs.",
  );
  writeFileSync(path, original);
  await choose(path);
  await expect(page.getByRole("row", { name: /film.mp4/ })).toBeVisible({ timeout: 30_000 });

  await pickFiles(page, other);
  await expect(page.getByRole("row", { name: /other.mp4/ })).toBeVisible();
  const third = join(folder, "third.mp4");
  writeLargeFile(third, 60);
  const now = line.received;
  await pickFiles(page, third);
  await line.whenReceived(now + 20 * MiB);
  await page.reload();
  await uploads.getByRole("button", { name: "Discard third.mp4…" }).click();
  await uploads.getByRole("button", { name: "Discard third.mp4", exact: true }).click();
  await expect(uploads).toBeHidden();
  await expect.poll(() => account.query("quota.get")).toMatchObject({ storageReserved: 0 });
  expect(Pending.parse(await account.query("uploads.pending")).uploads).toEqual([]);
});
