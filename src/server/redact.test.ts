import { newId, newSecretId } from "@dropify/core/id";
import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test("of a link's id four characters remain, wherever it stands", () => {
  const id = "AbCd0123456789efghijkl";
  expect(redact(`/s/${id}/download`)).toBe("/s/AbCd…/download");
  expect(redact(`no link ${id}, sorry`)).toBe("no link AbCd…, sorry");
  for (let i = 0; i < 100; i++) {
    const secret = newSecretId();
    expect(redact(`"${secret}"`)).toBe(`"${secret.slice(0, 4)}…"`);
  }
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
