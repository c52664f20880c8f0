import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { drop } from "./drop.ts";
import { openPage } from "./open-page.ts";
import { filesIn, treeOf } from "./stored-tree.ts";
import { expect, pickFiles, test } from "./uploads-fixtures.ts";

// To record thousands of requests would take its time from those who send and store them.
test.use({ trace: "off" });

/** 2,000 files of many sizes in folders of several levels, and one folder with nothing in it. */
function writeTree(folder: string): string[] {
  const expected: string[] = [];
  const make = (path: string) => {
    mkdirSync(join(folder, path));
    expected.push(`${path}/`);
  };
  make("Archive");
  make("Archive/nothing in here");
  for (let year = 2016; year < 2026; year += 1) {
    make(`Archive/${year}`);
    for (let month = 1; month <= 4; month += 1) {
      const path = `Archive/${year}/Ünterlagen ${month}`;
      make(path);
      for (let n = 0; n < 50; n += 1) {
        const size = n * n * 20;
        writeFileSync(join(folder, path, `scan ${n}.txt`), "x".repeat(size));
        expected.push(`${path}/scan ${n}.txt ${size}`);
      }
    }
  }
  return expected.sort();
}

/** Waits as long as files keep arriving: how fast they do is the machine's, that they do is ours. */
async function moveOn(uploads: Locator): Promise<void> {
  const title = uploads.getByRole("heading", { level: 2 });
  await expect(title).toContainText("Uploading", { timeout: 30_000 });
  for (
    let shown = await title.textContent();
    shown?.includes("Uploading");
    shown = await title.textContent()
  ) {
    await expect(title).not.toHaveText(shown, { timeout: 20_000 });
  }
}

test("a dropped folder of 2,000 files arrives with its tree, empty folders too, and dropped again it is merged", async ({
  owner: { account, page },
  folder,
}) => {
  test.setTimeout(480_000);
  const expected = writeTree(folder);
  await openPage(page, "/");
  await expect(page.getByRole("button", { name: "Upload", exact: true }).first()).toBeVisible();
  await drop(page, [join(folder, "Archive")], page.getByRole("main"));

  const uploads = page.getByRole("region", { name: "Uploads" });
  await moveOn(uploads);
  await expect(uploads).toContainText("2,000 files uploaded");
  expect((await treeOf(account)).sort()).toEqual(expected);

  await drop(page, [join(folder, "Archive")], page.getByRole("main"));
  const question = page.getByRole("dialog", { name: /is already here/ });
  await question.getByRole("checkbox", { name: /Do the same/ }).check();
  await question.getByRole("button", { name: "Skip" }).click();
  await expect(uploads).toContainText("2,000 skipped", { timeout: 60_000 });
  expect((await treeOf(account)).sort()).toEqual(expected);
});

test("a folder that is picked keeps its tree, and what is dropped onto a folder or into an open one lands there", async ({
  owner: { account, page },
  folder,
}) => {
  mkdirSync(join(folder, "Trip", "Day 1"), { recursive: true });
  for (const path of ["Trip/plan.txt", "Trip/Day 1/photo.txt", "loose.txt", "inside.txt"]) {
    writeFileSync(join(folder, path), path);
  }
  await openPage(page, "/");
  await page.getByRole("button", { name: "More ways to upload" }).first().click();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: "Upload a folder" }).click();
  await (await choosing).setFiles(join(folder, "Trip"));
  await expect.poll(() => treeOf(account)).toHaveLength(4);

  await drop(page, [join(folder, "loose.txt")], page.getByRole("row", { name: /Trip/ }));
  await expect.poll(() => treeOf(account)).toContain("Trip/loose.txt 9");
  await page.getByRole("row", { name: /Trip/ }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trip");
  await pickFiles(page, join(folder, "inside.txt"));
  await expect(page.getByRole("row", { name: /inside/ })).toBeVisible();

  expect((await treeOf(account)).sort()).toEqual([
    "Trip/",
    "Trip/Day 1/",
    "Trip/Day 1/photo.txt 20",
    "Trip/inside.txt 10",
    "Trip/loose.txt 9",
    "Trip/plan.txt 13",
  ]);
  await page.getByRole("navigation", { name: "Folder path" }).getByRole("link").click();
  await page.getByRole("row", { name: /Trip/ }).click();
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "Name" }).fill("Journey");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /Journey/ })).toBeVisible();
  expect(await filesIn(account, null)).toEqual([]);
});

test("folders nested too deep are refused in a sentence, and nothing of them is made", async ({
  owner: { account, page },
  folder,
}) => {
  mkdirSync(join(folder, ...Array.from({ length: 70 }, (_, level) => `level ${level + 1}`)), {
    recursive: true,
  });
  await openPage(page, "/");
  await expect(page.getByRole("button", { name: "Upload", exact: true }).first()).toBeVisible();
  await drop(page, [join(folder, "level 1")], page.getByRole("main"));

  await expect(page.getByText("“level 1” holds folders more than 64 levels deep.")).toBeVisible();
  expect(await treeOf(account)).toEqual([]);
});
