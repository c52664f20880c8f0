import { expect, test } from "vitest";
import { isOwnHost, isOwnOrigin } from "./own-origin.ts";

const publicUrl = "https://files.example";
const origins = [publicUrl, "http://localhost:3000"];

test.each([
  ["the app's own name", "files.example", true],
  ["this machine", "localhost:3000", true],
  ["this machine by number, on another port of a proxy", "127.0.0.1:8080", true],
  ["this machine by IPv6", "[::1]:3000", true],
  ["the app's name on another port", "files.example:8443", false],
  ["a name that resolves to this machine", "rebound.evil.example", false],
  ["a name that only begins like this machine's", "localhost.evil.example", false],
  ["a name that only ends like the app's", "evilfiles.example", false],
  ["this machine as user name", "localhost@evil.example", false],
  ["nothing", "", false],
  ["no host at all", "a b", false],
])("asked as %s: %s", (_, host, expected) => {
  expect(isOwnHost(host, publicUrl)).toBe(expected);
});

test.each([
  ["a page of the app", { origin: publicUrl, "sec-fetch-site": "same-origin" }, true],
  ["a page on the machine itself", { origin: "http://localhost:3000" }, true],
  ["a program that is no browser", {}, true],
  ["an address typed by hand", { "sec-fetch-site": "none" }, true],
  ["another site", { origin: "https://evil.example" }, false],
  ["another site that hides itself", { origin: "null" }, false],
  ["another scheme", { origin: "http://files.example" }, false],
  ["a sibling that names no origin", { "sec-fetch-site": "same-site" }, false],
  [
    "a browser that says so, whatever the origin says",
    { origin: publicUrl, "sec-fetch-site": "cross-site" },
    false,
  ],
])("a change from %s: %j", (_, headers, expected) => {
  expect(isOwnOrigin(new Headers(headers), origins)).toBe(expected);
});
