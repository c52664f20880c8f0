import type { Page } from "@playwright/test";
import type { Account } from "./account.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";
import { put, sendFile } from "./send-file.ts";
import { severalAtOnce } from "./several-at-once.ts";
import { filesIn } from "./stored-tree.ts";
import { Started } from "./wire-shapes.ts";

const grid = (page: Page) => page.getByRole("grid", { name: "All files" });
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name},`) });
const Refused = { message: "No", code: -32600, data: { code: "BAD_REQUEST", httpStatus: 400 } };

/** The names as they stand, without what else a row says. */
async function names(page: Page): Promise<string[]> {
  const rows = await page.getByRole("row", { name: /\.(txt|pdf)/ }).all();
  return Promise.all(
    rows.map(async (one) => /[^ ,]+\.(txt|pdf)/.exec((await one.textContent()) ?? "")?.[0] ?? ""),
  );
}

test("each column sorts both ways, and on a phone a menu does; the address keeps the order", async ({
  owner: { account, page },
}) => {
  for (const [fileName, size] of [
    ["b.txt", 30],
    ["a.pdf", 20],
    ["c.txt", 10],
  ] as const) {
    await sendFile(account, "x".repeat(size), { fileName });
  }
  await openPage(page, "/");
  await expect(row(page, "a.pdf")).toBeVisible();
  for (const [column, first, second] of [
    ["Name", ["a.pdf", "b.txt", "c.txt"], "ascending"],
    ["Size", ["b.txt", "a.pdf", "c.txt"], "descending"],
    ["Uploaded", ["c.txt", "a.pdf", "b.txt"], "descending"],
  ] as const) {
    const head = page.getByRole("columnheader", { name: column });
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", second);
    await expect.poll(() => names(page)).toEqual(first);
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", second === "ascending" ? "descending" : "ascending");
    await expect.poll(() => names(page)).toEqual(first.toReversed());
  }
  await openPage(page, page.url());
  await expect.poll(() => names(page)).toEqual(["b.txt", "a.pdf", "c.txt"]);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: /^Sorted: Oldest first/ }).click();
  await page.getByRole("menuitemradio", { name: "Largest first" }).click();
  await expect.poll(() => names(page)).toEqual(["b.txt", "a.pdf", "c.txt"]);
  // The menu stays open, so that the effect can be seen.
  await page.getByRole("menuitemradio", { name: "Smallest first" }).click();
  await expect.poll(() => names(page)).toEqual(["c.txt", "a.pdf", "b.txt"]);
});

test("a file is renamed in its row, and gets its old name back when the server says no", async ({
  owner: { account, page },
}) => {
  const { fileId } = await sendFile(account, "plan", { fileName: "plan.txt" });
  await openPage(page, "/");
  const field = page.getByRole("textbox", { name: "New name for plan.txt" });
  await grid(page).press("F2");
  await expect(field).toBeFocused();
  // The stem alone is selected: the extension stays unless somebody means it.
  await page.keyboard.type("budget");
  await page.keyboard.press("Enter");
  await expect(row(page, "budget.txt")).toBeVisible();
  await expect.poll(() => account.query("files.get", { fileId })).toMatchObject({ fileName: "budget.txt" });

  await page.route("**/api/trpc/files.rename**", (route) =>
    route.fulfill({ status: 400, json: { error: Refused } }),
  );
  await grid(page).press("F2");
  await expect(page.getByRole("textbox", { name: "New name for budget.txt" })).toBeFocused();
  await page.keyboard.type("other");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row(page, "budget.txt")).toBeVisible();
});

test("what goes to the trash comes back by Undo, and the meter tells what is used throughout", async ({
  owner: { account, page },
}) => {
  const MiB = 1024 ** 2;
  await sendFile(account, "x".repeat(3 * MiB), { fileName: "kept.txt" });
  await sendFile(account, "x".repeat(2 * MiB), { fileName: "plan.txt" });
  await openPage(page, "/");
  const meter = page.getByRole("meter", { name: "Storage used" });
  await expect(meter).toHaveAttribute("aria-valuetext", "5 MB of 10 GB used");
  const undo = page.getByRole("button", { name: "Undo" });
  await row(page, "plan.txt").click();
  await page.keyboard.press("Delete");
  await undo.click();
  await expect(row(page, "plan.txt")).toBeVisible();
  expect((await filesIn(account, null)).map(({ fileName }) => fileName).sort()).toEqual([
    "kept.txt",
    "plan.txt",
  ]);

  await row(page, "plan.txt").click();
  await page.keyboard.press("Delete");
  await expect(undo).toBeVisible();
  await expect(row(page, "plan.txt")).toBeHidden();
  const before = await meter.getAttribute("aria-valuetext");
  await openPage(page, "/trash");
  await page.getByRole("grid", { name: "Trash" }).press("Delete");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(row(page, "plan.txt")).toBeHidden();
  await expect(meter).not.toHaveAttribute("aria-valuetext", before ?? "");
  expect(await account.query("quota.get")).toMatchObject({ storageUsed: 3 * MiB });
});

test("a list of 230 files comes page by page, to its end by one key", async ({
  owner: { account, page },
}) => {
  await fill(account, 230);
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("files.list") && asked.push(request.url()));
  await openPage(page, "/?sort=name&order=asc");
  await expect(row(page, "001.txt")).toBeVisible();
  expect(await page.getByRole("row").count()).toBeLessThan(100);

  await expect(async () => {
    await grid(page).press("End");
    await expect(row(page, "230.txt")).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(page.getByText("230 items", { exact: true })).toBeVisible();
  // Most of the rows are not in the page, yet it says how many there are.
  expect(await page.getByRole("row").count()).toBeLessThan(100);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "231");
  expect(asked.length).toBeLessThanOrEqual(3);
});

/** Announced 50 at a time, as the dashboard does it. */
async function fill(account: Account, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `${`${index + 1}`.padStart(3, "0")}.txt`);
  for (let from = 0; from < count; from += 40) {
    const files = names.slice(from, from + 40).map((fileName) => ({ fileName, fileSize: 4 }));
    const { uploads } = Started.parse(await account.mutate("uploads.start", { files }));
    const single = uploads.flatMap((upload) => (upload.method === "single" ? [upload] : []));
    const statuses = await severalAtOnce(single, 8, (upload) => put(upload, "text"));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await account.mutate("uploads.completeMany", { fileIds: uploads.map(({ fileId }) => fileId) });
  }
}
