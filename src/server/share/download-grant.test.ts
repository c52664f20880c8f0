import { expect, test } from "vitest";
import { grantCookie, holdsGrant } from "./download-grant.ts";

const linkId = "0123456789abcdefghijkl";
const noon = new Date("2030-01-01T12:00:00Z");
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const bring = (cookie: string) => new Headers({ cookie });
const given = grantCookie(linkId, noon).split(";")[0] ?? "";

test("lets the visitor who was counted come back within the hour", () => {
  expect(holdsGrant(bring(given), linkId, noon)).toBe(true);
  expect(holdsGrant(bring(`theme=dark; ${given}; other=1`), linkId, after(3599))).toBe(true);
  expect(holdsGrant(bring(given), linkId, after(3600))).toBe(false);
});

test("is good for its own link alone", () => {
  expect(holdsGrant(bring(given), "0123456789abcdefghijkm", noon)).toBe(false);
});

test("goes to the link's own addresses, to no script and to no other site's requests", () => {
  expect(grantCookie(linkId, noon)).toMatch(
    /^dropify_grant=[\w.-]+; Path=\/s\/0123456789abcdefghijkl; Max-Age=3600; HttpOnly; SameSite=Lax$/,
  );
});

test.each([
  ["longer life", given.replace(/=\d+/, "=99999999999")],
  ["another seal", `${given.slice(0, -1)}${given.endsWith("A") ? "B" : "A"}`],
  ["no seal", given.slice(0, given.indexOf("."))],
  ["an empty seal", given.slice(0, given.indexOf(".") + 1)],
  ["another name", `x${given}`],
  ["nothing", ""],
  ["no number", "dropify_grant=NaN.x"],
])("is worth nothing with %s", (_, cookie) => {
  expect(holdsGrant(bring(cookie), linkId, noon)).toBe(false);
});
