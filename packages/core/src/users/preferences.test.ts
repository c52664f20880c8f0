import { expect, test } from "vitest";
import { newId } from "../id.ts";
import { getQuota, openLedger } from "../quota/ledger.ts";
import { ChangePreferences } from "./preferences.schema.ts";
import { changePreferences, getPreferences } from "./preferences.ts";

const untouched = {
  expiresIn: null,
  maxDownloads: null,
  asksPassword: false,
  allowPreview: true,
  allowDownload: true,
  tellWhenGone: true,
};

test("changes made side by side all hold, and what is not named stays", async () => {
  const userId = newId();
  expect(await getPreferences(userId)).toEqual({ links: untouched, mails: { askedForMore: true } });

  await Promise.all([
    changePreferences(userId, { links: { expiresIn: 604_800 } }),
    changePreferences(userId, { links: { maxDownloads: 10 } }),
    changePreferences(userId, { links: { tellWhenGone: false, asksPassword: true } }),
    changePreferences(userId, { mails: { askedForMore: false } }),
  ]);
  const mails = { askedForMore: false };
  const changed = {
    ...untouched,
    expiresIn: 604_800,
    maxDownloads: 10,
    tellWhenGone: false,
    asksPassword: true,
  };
  expect(await getPreferences(userId)).toEqual({ links: changed, mails });

  expect(await changePreferences(userId, { links: { expiresIn: null } })).toEqual({
    links: { ...changed, expiresIn: null },
    mails,
  });
  expect(await changePreferences(userId, {})).toEqual({ links: { ...changed, expiresIn: null }, mails });
});

test("an owner who prefers something before anything is stored still gets a ledger", async () => {
  const userId = newId();
  await changePreferences(userId, { links: { maxDownloads: 1 } });
  await openLedger(userId);

  expect((await getQuota(userId)).storageAvailable).toBeGreaterThan(0);
});

test.each([
  ["a life of no time", { expiresIn: 0 }, /at least a minute/],
  ["a life of half a second", { expiresIn: 60.5 }, /whole number/],
  ["a life of ten years", { expiresIn: 10 * 365 * 86_400 }, /at most 9 years/],
  ["no download", { maxDownloads: 0 }, /at least 1/],
  ["what is no preference", { password: "secret" }, /Unrecognized key/],
])("%s is refused with the reason", (_, links, reason) => {
  expect(ChangePreferences.safeParse({ links }).error?.issues[0]?.message).toMatch(reason);
});
