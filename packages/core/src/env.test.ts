import { expect, test } from "vitest";
import { parseEnv } from "./env.ts";

test.each([
  ["LOG_LEVEL", "loud"],
  ["S3_ENDPOINT", "here"],
  ["QUOTA_BYTES", "-1"],
  ["APP_SECRET", "short"],
  ["MAIL_SENDER", "example.com"],
])("%s=%s is refused by its name, and an empty value is none", (name, value) => {
  expect(() => parseEnv({ [name]: value })).toThrow(`${name}: `);
  expect(parseEnv({ [name]: "" })).toEqual(parseEnv({}));
});
