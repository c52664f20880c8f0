import { expect, test } from "vitest";
import { draftOf, expiryChoices, isGuessable, newDraft } from "./link-draft.ts";
import { readDraft } from "./read-draft.ts";
import { aLink } from "./testing/a-link.ts";

const now = new Date("2026-11-24T12:00:00Z");
const defaults = {
  expiresIn: null,
  maxDownloads: null,
  asksPassword: false,
  allowPreview: true,
  allowDownload: true,
  tellWhenGone: true,
};
const draft = newDraft(defaults, now);

test("an untouched draft restricts nothing", () => {
  expect(readDraft(draft)).toEqual({
    ok: true,
    rules: {
      expiresAt: null,
      maxDownloads: null,
      byteBudget: null,
      slug: null,
      name: null,
      note: null,
      allowPreview: true,
      allowDownload: true,
      tellWhenGone: true,
    },
  });
});

test("a new draft begins with what its owner prefers", () => {
  const preferred = {
    ...defaults,
    expiresIn: 604_800,
    maxDownloads: 7,
    allowDownload: false,
    tellWhenGone: false,
  };

  expect(readDraft(newDraft(preferred, now))).toMatchObject({
    rules: { expiresIn: 604_800, maxDownloads: 7, allowDownload: false, tellWhenGone: false },
  });
  expect(expiryChoices("5400").map(({ label }) => label)).toContain("1 hour 30 minutes");
});

test("a preset is a length of time, whatever this machine's clock says", () => {
  expect(readDraft({ ...draft, expiry: "604800" })).toMatchObject({ rules: { expiresIn: 604_800 } });
});

test("a custom moment starts at tomorrow, same time, in the owner's zone", () => {
  expect(readDraft({ ...draft, expiry: "custom" })).toMatchObject({
    rules: { expiresAt: "2026-11-25T12:00:00.000Z" },
  });
});

test("whether a moment has passed is left to the server", () => {
  expect(readDraft({ ...draft, expiry: "custom", expiryAt: "2020-01-01T00:00" })).toMatchObject({ ok: true });
  expect(readDraft({ ...draft, expiry: "custom", expiryAt: "" })).toMatchObject({
    ok: false,
    field: "expiryAt",
  });
});

test.each(["", "0", "-3", "1.5", "1000001", "ten"])("the limit %o is refused at its field", (limitCount) => {
  expect(readDraft({ ...draft, limit: "custom", limitCount })).toMatchObject({
    ok: false,
    field: "limitCount",
  });
});

test("a budget is given in megabytes, with point or comma", () => {
  expect(readDraft({ ...draft, budget: "1.5" })).toMatchObject({ rules: { byteBudget: 1_572_864 } });
  expect(readDraft({ ...draft, budget: "0,5" })).toMatchObject({ rules: { byteBudget: 524_288 } });
});

test.each(["0", "-1", "much", "1e400"])("the budget %o is refused at its field", (budget) => {
  expect(readDraft({ ...draft, budget })).toMatchObject({ ok: false, field: "budget" });
});

const strict = aLink({
  state: "expired",
  expiresAt: "2026-11-20T10:00:37.123Z",
  maxDownloads: 7,
  byteBudget: 100,
  slug: "press-kit",
  hasPassword: true,
});

test("saving a new name of an expired link with a budget of 100 bytes changes nothing but the name", () => {
  const before = draftOf(strict, now);

  expect(readDraft(before, before)).toEqual({ ok: true, rules: {} });
  expect(readDraft({ ...before, name: "For Bo" }, before)).toEqual({ ok: true, rules: { name: "For Bo" } });
});

test("what is changed is sent, and what is emptied is lifted", () => {
  const before = draftOf(strict, now);
  const change = { expiry: "86400", limit: "none", budget: "", slug: "", dropsPassword: true };

  expect(readDraft({ ...before, ...change }, before)).toEqual({
    ok: true,
    rules: { expiresIn: 86_400, maxDownloads: null, byteBudget: null, slug: null, password: null },
  });
});

test("a new password replaces the one there is; removing it goes before", () => {
  const before = draftOf(strict, now);

  expect(readDraft({ ...before, password: "new" }, before)).toEqual({ ok: true, rules: { password: "new" } });
  expect(readDraft({ ...before, password: "new", dropsPassword: true }, before)).toEqual({
    ok: true,
    rules: { password: null },
  });
});

test("a readable address without an end and without a password is guessable", () => {
  const slug = { ...draft, slug: "press-kit" };

  expect(isGuessable(slug, false)).toBe(true);
  expect(isGuessable({ ...slug, expiry: "3600" }, false)).toBe(false);
  expect(isGuessable(slug, true)).toBe(false);
  expect(isGuessable({ ...slug, dropsPassword: true }, true)).toBe(true);
  expect(isGuessable({ ...slug, password: "x" }, false)).toBe(false);
  expect(isGuessable(draft, false)).toBe(false);
});
