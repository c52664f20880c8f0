import { newId, newSecretId } from "@dropify/core/id";
import { expect, test } from "vitest";
import { redact, redactPath } from "./redact.ts";

test("of a link's id four characters remain, wherever it stands", () => {
  const id = "AbCd0123456789efghijkl";
  expect(redact(`/s/${id}/download`)).toBe("/s/AbCd…/download");
  expect(redact(`no link ${id}, sorry`)).toBe("no link AbCd…, sorry");
  for (let i = 0; i < 100; i++) {
    const secret = newSecretId();
    expect(redact(`"${secret}"`)).toBe(`"${secret.slice(0, 4)}…"`);
  }
});

test.each([
  ["its first letter in another writing", "/s/%41bCd0123456789efghijkl/download", "/s/AbCd…/download"],
  ["a readable name", "/s/my-offer", "/s/my-o…"],
  ["a short name", "/s/abc/zip", "/s/a…/zip"],
  ["a name in another writing", "/%73/%6dy-offer", "/s/my-o…"],
  ["the owner's page of it", "/shared/AbCd0123456789efghijkl", "/shared/AbCd…"],
  ["what was never a name", "/s/%E0%A4%A/download", "/s/…/download"],
  ["a slash too many", "//s//my-offer", "//s/…/my-offer"],
  ["a question in the path", "/api/trpc/links.view%3Finput=%7B%7D", "/api/trpc/links.view"],
])("of a path with %s no link's address is kept whole", (_, path, kept) => {
  expect(redactPath(path)).toBe(kept);
});

test("of the links in mails no token is kept", () => {
  for (const page of ["choose-password", "confirm-address"])
    expect(redact(`GET https://a.example/${page}?token=eyJh.eyJl.c-_1 failed`)).toBe(
      `GET https://a.example/${page} failed`,
    );
});

test("a link's readable name is cut in what a library says, and a stack stays readable", () => {
  expect(redact('fetch "https://a.example/s/my-offer/download" failed')).toBe(
    'fetch "https://a.example/s/my-o…/download" failed',
  );
  expect(redact("GET /s/my-offer")).toBe("GET /s/my-o…");
  const frame = "at answer (/srv/src/app/s/answer-link.ts:52:9)";
  expect(redact(frame)).toBe(frame);
});

test("signed addresses and inputs lose what follows the question mark", () => {
  expect(redact("http://s3.local/dropify/u/f?X-Amz-Signature=abc&x=1 failed")).toBe(
    "http://s3.local/dropify/u/f failed",
  );
  expect(redact('fetch "https://a.example/?input=%7B%7D"')).toBe('fetch "https://a.example/"');
});

test("ids that are no secret stay, so that lines can be found by them", () => {
  const id = newId();
  expect(redact(`file ${id} of /api/trpc/files.get`)).toBe(`file ${id} of /api/trpc/files.get`);
});
