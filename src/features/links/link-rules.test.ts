import { expect, test } from "vitest";
import { emptyDraft, readDraft } from "./link-rules.ts";

const now = new Date("2026-11-24T12:00:00Z");
const draft = emptyDraft(now);

test("an untouched draft restricts nothing", () => {
  expect(readDraft(draft, now)).toEqual({ ok: true, rules: {} });
});

test("presets count from now", () => {
  expect(readDraft({ ...draft, expiry: "168", limit: "10" }, now)).toEqual({
    ok: true,
    rules: { expiresAt: "2026-12-01T12:00:00.000Z", maxDownloads: 10 },
  });
});

test("a custom moment starts at tomorrow, same time, in the owner's zone", () => {
  expect(readDraft({ ...draft, expiry: "custom" }, now)).toEqual({
    ok: true,
    rules: { expiresAt: "2026-11-25T12:00:00.000Z" },
  });
});

test.each([
  ["", "Enter a date and a time."],
  ["2020-01-01T00:00", "That moment has passed. Pick a later one."],
])("the custom moment %o is refused at its field", (expiryAt, message) => {
  expect(readDraft({ ...draft, expiry: "custom", expiryAt }, now)).toEqual({
    ok: false,
    field: "expiryAt",
    message,
  });
});

test.each(["", "0", "-3", "1.5", "1000001", "ten"])("the limit %o is refused at its field", (limitCount) => {
  expect(readDraft({ ...draft, limit: "custom", limitCount }, now)).toMatchObject({
    ok: false,
    field: "limitCount",
  });
});
