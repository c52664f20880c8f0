import { expect, test } from "vitest";
import { type GrantScope, grantCookie, grantedVersion } from "./download-grant.ts";

const linkId = "0123456789abcdefghijkl";
const fileId = "01KB2Q7K3VF5SYW1B1Z5T0Y9QG";
const noon = new Date("2030-01-01T12:00:00Z");
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const bring = (cookie: string) => new Headers({ cookie });
const one = { kind: "file" } as const;
const give = (scope: GrantScope = one, version = 3) =>
  grantCookie({ linkId, address: "press-kit", version }, scope, noon);
const given = give().split(";")[0] ?? "";

test("lets the visitor who was counted come back within the hour", () => {
  expect(grantedVersion(bring(given), linkId, one, noon)).toBe(3);
  expect(grantedVersion(bring(`theme=dark; ${given}; other=1`), linkId, one, after(3599))).toBe(3);
  expect(grantedVersion(bring(given), linkId, one, after(3600))).toBeUndefined();
});

test("is good for its own link, and for what was counted, alone", () => {
  expect(grantedVersion(bring(given), "0123456789abcdefghijkm", one, noon)).toBeUndefined();
  expect(grantedVersion(bring(given), linkId, { kind: "part", fileId }, noon)).toBeUndefined();
  expect(grantedVersion(bring(given), linkId, { kind: "all" }, noon)).toBeUndefined();
});

test("goes to the addresses of what was counted, to no script and to no other site's requests", () => {
  const rest = "Max-Age=3600; HttpOnly; SameSite=Lax";
  expect(give()).toMatch(new RegExp(`^dropify_grant=[\\w.-]+; Path=/s/press-kit; ${rest}$`));
  expect(give({ kind: "all" })).toMatch(
    new RegExp(`^dropify_grant_all=[\\w.-]+; Path=/s/press-kit; ${rest}$`),
  );
  expect(give({ kind: "part", fileId })).toContain(`; Path=/s/press-kit/download/${fileId}; ${rest}`);
});

const [, version = "", until = "", id = "", claimed = ""] = /=(.+)\.(.+)\.(.+)\.(.+)$/.exec(given) ?? [];
test.each([
  ["longer life", `dropify_grant=${version}.99999999999.${id}.${claimed}`],
  ["another password's version", `dropify_grant=4.${until}.${id}.${claimed}`],
  ["another seal", `${given.slice(0, -1)}${given.endsWith("A") ? "B" : "A"}`],
  ["another id", `dropify_grant=${version}.${until}.x${id}.${claimed}`],
  ["no seal", `dropify_grant=${version}.${until}.${id}`],
  ["an empty seal", `dropify_grant=${version}.${until}.${id}.`],
  ["another name", `x${given}`],
  ["nothing", ""],
  ["no number", "dropify_grant=NaN.NaN.x"],
])("is worth nothing with %s", (_, cookie) => {
  expect(grantedVersion(bring(cookie), linkId, one, noon)).toBeUndefined();
});
