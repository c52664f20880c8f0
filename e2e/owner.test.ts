import { expect, test, vi } from "vitest";
import { LinkPage, ListedLink } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { sendFile, shareFile } from "./send-file.ts";
import { appUrl, newOwner } from "./shared-app.ts";
import { ActivityPage, Preferences } from "./wire-shapes.ts";

const patient = { timeout: 60_000, interval: 50 };

test("a cursor of links or of activity goes on for its own owner alone", async () => {
  const [ada, eve] = await Promise.all([newOwner(), newOwner()]);
  await shareFile(ada);
  await shareFile(ada);
  const links = LinkPage.parse(await ada.query("links.list", { limit: 1 }));
  // It is written down a moment later.
  const activity = await vi.waitFor(async () => {
    const page = ActivityPage.parse(await ada.query("activity.list", { limit: 1 }));
    expect(page.cursor).not.toBeNull();
    return page;
  }, patient);
  const badCursor = { code: "BAD_REQUEST", appCode: "BAD_CURSOR" };

  for (const [list, { cursor }] of [["links.list", links] as const, ["activity.list", activity] as const]) {
    expect(cursor).not.toBeNull();
    expect(await refusalOf(eve.query(list, { cursor }))).toMatchObject(badCursor);
    expect(await refusalOf(ada.query(list, { cursor: `${cursor}x` }))).toMatchObject(badCursor);
    await expect(ada.query(list, { cursor, limit: 1 })).resolves.toMatchObject({
      items: [expect.anything()],
    });
  }
});

test("preferences of two windows merge, and are nobody else's", async () => {
  const [ada, eve] = await Promise.all([newOwner(), newOwner()]);
  await Promise.all([
    ada.mutate("account.changePreferences", { links: { expiresIn: 604_800 } }),
    ada.mutate("account.changePreferences", { links: { allowDownload: false } }),
  ]);

  expect(Preferences.parse(await ada.query("account.preferences")).links).toMatchObject({
    expiresIn: 604_800,
    allowDownload: false,
    allowPreview: true,
  });
  expect(Preferences.parse(await eve.query("account.preferences")).links.expiresIn).toBeNull();
  const wrong = ada.mutate("account.changePreferences", { links: { expiresIn: 1 } });
  expect(await refusalOf(wrong)).toMatchObject({ appCode: "BAD_INPUT" });
});

test("a link is suspended while its target is in the trash, and a country that a visitor writes is not kept", async () => {
  const ada = await newOwner();
  const { fileId } = await sendFile(ada, "hello");
  const { linkId, url } = ListedLink.pick({ linkId: true, url: true })
    .loose()
    .parse(await ada.mutate("links.create", { fileId }));
  await fetch(url.replace(/^https?:\/\/[^/]+/, appUrl), {
    headers: { "user-agent": "Mozilla/5.0", accept: "text/html", "cloudfront-viewer-country": "PT" },
  });
  const visits = async () => ListedLink.parse(await ada.query("links.get", { linkId })).visits;
  await vi.waitFor(() => expect(visits()).resolves.toBe(1), patient);

  expect(await ada.query("links.stats", { linkId })).toMatchObject({ visits: 1, countries: [] });
  await ada.mutate("files.trash", { fileId });
  expect(await ada.query("links.get", { linkId })).toMatchObject({ state: "suspended" });
  await ada.mutate("files.restore", { fileId });
  expect(await ada.query("links.get", { linkId })).toMatchObject({ state: "active", visits: 1 });
});
