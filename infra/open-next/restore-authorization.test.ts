import { ReadableStream } from "node:stream/web";
import type { Converter } from "@opennextjs/aws/types/overrides.js";
import { expect, test } from "vitest";
import { z } from "zod";
import restoreAuthorization from "./restore-authorization.ts";

const Event = z.object({ headers: z.record(z.string(), z.string()) });

const converter: Converter = {
  name: "test",
  convertFrom: async (event) => ({
    type: "core",
    method: "GET",
    rawPath: "/",
    url: "http://localhost/",
    headers: Event.parse(event).headers,
    query: {},
    cookies: {},
    remoteAddress: "",
  }),
  convertTo: async ({ headers }) => headers,
};

/** A site that answers with the headers it was asked with. */
const site = () =>
  restoreAuthorization.wrapper(
    async ({ headers }) => ({
      type: "core",
      statusCode: 200,
      headers,
      body: new ReadableStream(),
      isBase64Encoded: false,
    }),
    converter,
  );

const signature = "AWS4-HMAC-SHA256 Credential=cloudfront";

test.each([
  [
    "password is what the site sees",
    { "x-viewer-authorization": "Basic OnNlY3JldA==" },
    "Basic OnNlY3JldA==",
  ],
  ["silence is too: CloudFront's own signature is no password", {}, undefined],
])("the visitor's %s", async (_what, sent, seen) => {
  const answer = await site();
  const headers = await answer({ headers: { host: "x", authorization: signature, ...sent } });

  expect(headers).toEqual({ host: "x", ...(seen && { authorization: seen }) });
});
