import { expect, test } from "vitest";
import { pagePolicy } from "./page-policy.ts";

const onAws = {
  S3_BUCKET: "dropify-files",
  AWS_REGION: "eu-central-1",
  S3_ENDPOINT: undefined,
  S3_PUBLIC_ENDPOINT: undefined,
};
const directives = (policy: string) =>
  new Map(
    policy
      .split("; ")
      .map((part): [string, string] => [part.split(" ")[0] ?? "", part.replace(/^\S+ ?/, "")]),
  );

test("scripts run by nonce alone, and nobody may frame the page", () => {
  const policy = directives(pagePolicy("abc", onAws, false));

  expect(policy.get("script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy.get("frame-ancestors")).toBe("'none'");
  expect(policy.get("base-uri")).toBe("'none'");
  expect(policy.get("object-src")).toBe("'none'");
  expect(policy.get("form-action")).toBe("'self'");
});

test("only development may evaluate code", () => {
  expect(pagePolicy("abc", onAws, true)).toContain("'unsafe-eval'");
  expect(pagePolicy("abc", onAws, false)).not.toContain("unsafe-eval");
});

test.each([
  ["the bucket's own host", {}, "https://dropify-files.s3.eu-central-1.amazonaws.com"],
  [
    "the region's host, where dots in the name forbid that",
    { S3_BUCKET: "files.example" },
    "https://s3.eu-central-1.amazonaws.com",
  ],
  ["the embedded store", { S3_ENDPOINT: "http://127.0.0.1:9000/x" }, "http://127.0.0.1:9000"],
  [
    "what browsers call the store",
    { S3_ENDPOINT: "http://127.0.0.1:9000", S3_PUBLIC_ENDPOINT: "https://bytes.example" },
    "https://bytes.example",
  ],
])("bytes go to %s and nowhere else", (_, store, origin) => {
  expect(directives(pagePolicy("abc", { ...onAws, ...store }, false)).get("connect-src")).toBe(
    `'self' ${origin}`,
  );
});
