import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeAll, describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { presign, type RawRequest, sendRaw, signer, signInHeaders } from "./raw-request.ts";

const endpoint = useEndpoint();
const key = "guarded.txt";
const path = () => `/${endpoint.bucket}/${key}`;
const unsignedPayload = { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

const get = (): RawRequest => ({ method: "GET", path: path(), headers: { ...unsignedPayload } });
const send = (request: RawRequest) => sendRaw(endpoint, request);

beforeAll(async () => {
  await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: key, Body: "secret" }));
});

describe("signatures in headers", () => {
  test("a request signed by the AWS SDK's own signer is answered", async () => {
    expect(await send(await signInHeaders(endpoint, get()))).toMatchObject({ status: 200, body: "secret" });
  });

  test("a request without a signature is refused", async () => {
    expect(await send(get())).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test("a request signed with another secret is refused", async () => {
    const request = await signInHeaders(endpoint, get(), { signer: signer(endpoint, "not-the-secret") });

    expect(await send(request)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
  });

  test("a request by a key nobody knows is refused", async () => {
    const request = await signInHeaders(endpoint, get());
    const headers = { ...request.headers };
    headers.authorization = (headers.authorization ?? "").replace(/Credential=[^/]+/, "Credential=NOBODY");

    expect(await send({ ...request, headers })).toMatchObject({ status: 403, code: "InvalidAccessKeyId" });
  });

  test.each([
    ["another object", (signed: RawRequest) => ({ ...signed, path: `${path()}x` })],
    ["another method", (signed: RawRequest) => ({ ...signed, method: "DELETE" })],
    ["another query", (signed: RawRequest) => ({ ...signed, query: { versionId: "null" } })],
    [
      "another payload hash",
      (signed: RawRequest) => ({
        ...signed,
        headers: { ...signed.headers, "x-amz-content-sha256": "0".repeat(64) },
      }),
    ],
  ])("a signature is not good for %s", async (_, alter) => {
    const request = alter(await signInHeaders(endpoint, get()));

    expect(await send(request)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
  });

  test.each([-16, 16])("a request dated %d minutes from now is refused", async (offset) => {
    const request = await signInHeaders(endpoint, get(), { signingDate: minutes(offset) });

    expect(await send(request)).toMatchObject({ status: 403, code: "RequestTimeTooSkewed" });
  });

  test("an x-amz header that was not signed is refused", async () => {
    const request = await signInHeaders(endpoint, get());
    const headers = { ...request.headers, "x-amz-meta-owner": "mallory" };

    expect(await send({ ...request, headers })).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test("a body that differs from its signed hash is refused and not kept", async () => {
    const hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    const headers = { "x-amz-content-sha256": hash, "content-length": "5" };
    const request = await signInHeaders(endpoint, { method: "PUT", path: `${path()}-hash`, headers });

    expect(await send({ ...request, body: "hullo" })).toMatchObject({
      status: 400,
      code: "XAmzContentSHA256Mismatch",
    });
    expect(await send(await signInHeaders(endpoint, { ...get(), path: `${path()}-hash` }))).toMatchObject({
      status: 404,
    });
    expect(await send({ ...request, body: "hello" })).toMatchObject({ status: 200 });
  });

  test("a signature for another region is refused, naming the right one", async () => {
    const request = await signInHeaders({ ...endpoint, region: "mars-north-1" }, get());

    const answer = await send(request);
    expect(answer).toMatchObject({ status: 400, code: "AuthorizationHeaderMalformed" });
    expect(answer.body).toContain(`<Region>${endpoint.region}</Region>`);
  });

  test.each([
    ["header", { headers: { authorization: "AWS key:signature" } }],
    ["query", { query: { AWSAccessKeyId: "key", Signature: "signature", Expires: "1999999999" } }],
  ])(
    "the outdated version of signatures, in the %s, is refused with what to do about it",
    async (_, claim) => {
      const answer = await send({ method: "GET", path: path(), ...claim });

      expect(answer).toMatchObject({ status: 400, code: "InvalidRequest" });
      expect(answer.body).toContain("AWS4-HMAC-SHA256");
    },
  );
});

describe("presigned addresses", () => {
  test("an address made by the SDK's presigner works for anyone who has it", async () => {
    const url = await getSignedUrl(endpoint.s3, new GetObjectCommand({ Bucket: endpoint.bucket, Key: key }));

    expect(await (await fetch(url)).text()).toBe("secret");
  });

  test("an address is dead once it has expired", async () => {
    const request = await presign(
      endpoint,
      { method: "GET", path: path() },
      { expiresIn: 60, signingDate: minutes(-2) },
    );

    expect(await send(request)).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test("an address from the future is not valid yet", async () => {
    const request = await presign(endpoint, { method: "GET", path: path() }, { signingDate: minutes(20) });

    expect(await send(request)).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test.each(["X-Amz-Expires", "X-Amz-Date", "X-Amz-Signature", "X-Amz-Credential"])(
    "an altered %s is refused",
    async (name) => {
      const { query, ...rest } = await presign(endpoint, { method: "GET", path: path() });
      const altered = {
        ...query,
        [name]: (query?.[name] ?? "").replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
      };

      expect(await send({ ...rest, query: altered })).toMatchObject({
        status: expect.toSatisfy((status) => status === 403 || status === 400),
      });
    },
  );

  test("an address can live for a week and no longer", async () => {
    const week = 7 * 24 * 60 * 60;
    const { query, ...rest } = await presign(endpoint, { method: "GET", path: path() }, { expiresIn: week });

    expect(await send({ ...rest, query })).toMatchObject({ status: 200 });
    const refused = { status: 400, code: "AuthorizationQueryParametersError" };
    for (const [expires, words] of [
      [String(week + 1), "must be less than a week"],
      ["-1", "must be non-negative"],
      ["soon", "should be a number"],
    ]) {
      const answer = await send({ ...rest, query: { ...query, "X-Amz-Expires": expires ?? "" } });
      expect(answer).toMatchObject({ ...refused, body: expect.stringContaining(words ?? "") });
    }
  });

  test("an address for reading does not delete", async () => {
    const request = await presign(endpoint, { method: "GET", path: path() });

    expect(await send({ ...request, method: "DELETE" })).toMatchObject({
      status: 403,
      code: "SignatureDoesNotMatch",
    });
  });

  test.each([
    ["length", { "content-length": "4", "content-type": "text/plain" }, "long"],
    ["type", { "content-length": "3", "content-type": "text/html" }, "abc"],
  ])("a signed %s is enforced", async (_, headers, body) => {
    const signed = { "content-length": "3", "content-type": "text/plain" };
    const request = await presign(endpoint, { method: "PUT", path: `${path()}-bound`, headers: signed });

    expect(await send({ ...request, headers, body })).toMatchObject({
      status: 403,
      code: "SignatureDoesNotMatch",
    });
    expect(await send({ ...request, body: "abc" })).toMatchObject({ status: 200 });
  });

  test("a header that is part of the signature cannot be left out", async () => {
    const signed = { "content-length": "3", "if-none-match": "*" };
    const request = await presign(endpoint, { method: "PUT", path: `${path()}-once`, headers: signed });

    expect(await send({ ...request, headers: { "content-length": "3" }, body: "abc" })).toMatchObject({
      status: 403,
    });
  });

  test("headers that the presigner moved into the query count as sent", async () => {
    const hoisted = `/${endpoint.bucket}/hoisted`;
    const query = { "x-amz-meta-colour": "green" };
    const put = await presign(endpoint, { method: "PUT", path: hoisted, query });
    await send({ ...put, headers: { "content-length": "2" }, body: "hi" });
    const answer = await send(await signInHeaders(endpoint, { ...get(), path: hoisted }));

    expect(answer.headers["x-amz-meta-colour"]).toBe("green");
  });

  test("metadata in the query cannot smuggle in lines of a header", async () => {
    const query = { "x-amz-meta-evil": "a\r\nset-cookie: b=c" };
    const put = await presign(endpoint, { method: "PUT", path: `${path()}-evil`, query });

    expect(await send({ ...put, headers: { "content-length": "2" }, body: "hi" })).toMatchObject({
      status: 400,
      code: "InvalidArgument",
    });
  });

  test("a signature in the query and one in the header together are refused", async () => {
    const inHeaders = await signInHeaders(endpoint, get());
    const { query } = await presign(endpoint, { method: "GET", path: path() });

    expect(await send({ ...inHeaders, query })).toMatchObject({ status: 400, code: "InvalidArgument" });
  });
});
