import { ReadableStream } from "node:stream/web";
import type { Converter } from "@opennextjs/aws/types/overrides.js";
import { afterEach, expect, test, vi } from "vitest";
import onlyFromEdge from "./only-from-edge.ts";

const header = "x-client-address-00ff";
const event = (headers: Record<string, string>) => ({ version: "2.0", rawPath: "/", headers });

const converter: Converter = {
  name: "test",
  convertFrom: async () => ({
    type: "core",
    method: "GET",
    rawPath: "/",
    url: "http://localhost/",
    headers: {},
    query: {},
    cookies: {},
    remoteAddress: "",
  }),
  convertTo: async ({ statusCode }) => ({ statusCode }),
};

const site = () =>
  onlyFromEdge.wrapper(
    async () => ({
      type: "core",
      statusCode: 200,
      headers: {},
      body: new ReadableStream(),
      isBase64Encoded: false,
    }),
    converter,
  );

afterEach(() => vi.unstubAllEnvs());

test("what came through CloudFront is answered by the site", async () => {
  vi.stubEnv("CLIENT_ADDRESS_HEADER", header);
  const answer = await site();

  expect(await answer(event({ [header]: "192.0.2.7" }))).toMatchObject({ statusCode: 200 });
});

test.each([
  ["without the header", event({ host: "x.lambda-url.us-east-1.on.aws" })],
  ["with a guess at it", event({ "x-client-address": "192.0.2.7", "x-forwarded-for": "192.0.2.7" })],
  ["with an empty one", event({ [header]: "" })],
  ["that is no request", {}],
])("what went round CloudFront is refused: a call %s", async (_call, given) => {
  vi.stubEnv("CLIENT_ADDRESS_HEADER", header);
  const answer = await site();

  expect(await answer(given)).toMatchObject({ statusCode: 403 });
});

test("a site that was not told the header's name is closed", async () => {
  const answer = await site();

  expect(await answer(event({ [header]: "192.0.2.7" }))).toMatchObject({ statusCode: 403 });
});
