import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { PassingFailure, UploadFailure } from "./queue/upload-failure.ts";
import { judgeRefusal, refusalIn } from "./refusal.ts";

test.each([
  ["QUOTA_EXCEEDED", "QUOTA_EXCEEDED"],
  ["UNAUTHENTICATED", "SIGNED_OUT"],
  ["UPLOAD_GONE", "UPLOAD_GONE"],
  ["SIZE_MISMATCH", "SIZE_MISMATCH"],
  ["UPLOAD_INCOMPLETE", "INCOMPLETE"],
  ["BAD_INPUT", "REFUSED"],
])("%s ends the file as %s", (appCode, code) => {
  const failure = judgeRefusal({ appCode, message: "words", missingBytes: 7, httpStatus: 400 });

  expect(failure).toBeInstanceOf(UploadFailure);
  expect(failure).toMatchObject({ code, message: "words" });
});

test("the missing bytes of a full quota are kept", () => {
  expect(judgeRefusal({ appCode: "QUOTA_EXCEEDED", message: "", missingBytes: 7 })).toMatchObject({
    missingBytes: 7,
  });
});

test("what may pass is tried again, when asked for after a while", () => {
  const unavailable = { appCode: "STORE_UNAVAILABLE", message: "", retryAfter: 5, httpStatus: 503 };
  expect(judgeRefusal(unavailable)).toBeInstanceOf(PassingFailure);
  expect(judgeRefusal(unavailable)).toMatchObject({ retryAfter: 5_000 });
  expect(judgeRefusal({ message: "Something went wrong (id)", httpStatus: 500 })).toBeInstanceOf(
    PassingFailure,
  );
  expect(
    judgeRefusal({ appCode: "TOO_MANY_TRIES", message: "", retryAfter: 3, httpStatus: 429 }),
  ).toMatchObject({
    retryAfter: 3_000,
  });
});

test("a refusal is read from what the client throws", () => {
  const data = { code: "BAD_REQUEST", httpStatus: 400, appCode: "QUOTA_EXCEEDED", missingBytes: 12 };
  const error = TRPCClientError.from({ error: { code: -32600, message: "Not enough storage", data } });

  expect(refusalIn(error)).toEqual({
    message: "Not enough storage",
    appCode: "QUOTA_EXCEEDED",
    missingBytes: 12,
    retryAfter: undefined,
    httpStatus: 400,
  });
});

test("a line that broke, or a page of some proxy, is no refusal", () => {
  expect(refusalIn(TRPCClientError.from(new TypeError("Failed to fetch")))).toBeNull();
  expect(refusalIn(new SyntaxError("Unexpected token <"))).toBeNull();
});
