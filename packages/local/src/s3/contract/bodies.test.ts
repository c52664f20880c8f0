import { createHash } from "node:crypto";
import { CreateMultipartUploadCommand, ListPartsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { sendAndLeave, sendBytes, writeHead } from "./raw-bytes.ts";
import { presign, sendRaw } from "./raw-request.ts";

const endpoint = useEndpoint();
const path = (key: string) => `/${endpoint.bucket}/${key}`;
const get = async (key: string) =>
  sendRaw(endpoint, await presign(endpoint, { method: "GET", path: path(key) }));

describe("lengths", () => {
  test("a body that stops short is refused and leaves nothing", async () => {
    const request = await presign(endpoint, {
      method: "PUT",
      path: path("short"),
      headers: { "content-length": "10" },
    });
    await sendAndLeave(endpoint, `${writeHead(endpoint, request)}12345`);

    expect(await get("short")).toMatchObject({ status: 404 });
  });

  test("a body that goes on behind its length is refused and leaves nothing", async () => {
    const request = await presign(endpoint, {
      method: "PUT",
      path: path("long"),
      headers: { "content-length": "5" },
    });
    const answer = await sendBytes(endpoint, writeHead(endpoint, request), "1234567890");

    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(await get("long")).toMatchObject({ status: 404 });
  });

  test("a part that is all there is kept, whether or not its sender waits for the answer", async () => {
    const { bucket, s3 } = endpoint;
    const at = { Bucket: bucket, Key: "left" };
    const { UploadId = "" } = await s3.send(
      new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: "SHA256", ChecksumType: "COMPOSITE" }),
    );
    const body = Buffer.alloc(5 * 1024 ** 2, "x");
    const sha256 = createHash("sha256").update(body).digest("base64");
    const headers = { "content-length": String(body.length), "x-amz-checksum-sha256": sha256 };
    const query = { partNumber: "1", uploadId: UploadId };
    const request = await presign(endpoint, { method: "PUT", path: path("left"), query, headers });
    await sendAndLeave(endpoint, writeHead(endpoint, request) + body.toString());

    const sizes = async () =>
      (await s3.send(new ListPartsCommand({ ...at, UploadId }))).Parts?.map(({ Size }) => Size);
    await expect.poll(sizes).toEqual([body.length]);
  });

  test("a body without a length is refused", async () => {
    const request = await presign(endpoint, { method: "PUT", path: path("unknown") });
    const answer = await sendRaw(endpoint, {
      ...request,
      headers: { "transfer-encoding": "chunked" },
      body: "12345",
    });

    expect(answer).toMatchObject({ status: 411, code: "MissingContentLength" });
  });

  test("more than 5 GiB in one go is refused before it is sent", async () => {
    const headers = { "content-length": String(5 * 1024 ** 3 + 1) };
    const request = await presign(endpoint, { method: "PUT", path: path("huge"), headers });

    expect(await sendBytes(endpoint, writeHead(endpoint, request), "")).toContain(
      "<Code>EntityTooLarge</Code>",
    );
  });

  test("a refusal is read even by a client that first sends all it has", async () => {
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "taken", Body: "x" }));
    const body = Buffer.alloc(20_000_000);
    const headers = { "content-length": String(body.length), "if-none-match": "*" };
    const request = await presign(endpoint, { method: "PUT", path: path("taken"), headers });

    expect(await sendRaw(endpoint, { ...request, body })).toMatchObject({
      status: 412,
      code: "PreconditionFailed",
    });
  });

  test("a client that asks first gets its answer before it sends anything", async () => {
    const headers = { "content-length": "5", expect: "100-continue" };
    const refused = await presign(endpoint, {
      method: "PUT",
      path: path("asked"),
      headers: { "content-length": "5" },
    });
    const query = { ...refused.query, "X-Amz-Signature": "0".repeat(64) };

    expect(await sendBytes(endpoint, writeHead(endpoint, { ...refused, headers, query }), "")).toMatch(
      /^HTTP\/1.1 403 .*connection: close/is,
    );
    expect(await sendBytes(endpoint, writeHead(endpoint, { ...refused, headers }), "")).toMatch(
      /^HTTP\/1.1 100 /,
    );
  });
});

describe("documents", () => {
  test.each([
    ["no XML", "hello"],
    ["XML cut short", "<Delete><Object>"],
    ["another document", "<Other/>"],
    [
      "entities of its own",
      '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><Delete><Object><Key>&e;</Key></Object></Delete>',
    ],
    ["endless depth", "<Delete>".repeat(100)],
    ["nothing", ""],
  ])("with %s are refused", async (_, body) => {
    const headers = { "content-length": String(body.length) };
    const request = await presign(endpoint, {
      method: "POST",
      path: `/${endpoint.bucket}`,
      query: { delete: "" },
      headers,
    });

    expect(await sendRaw(endpoint, { ...request, body })).toMatchObject({
      status: 400,
      code: "MalformedXML",
    });
  });
});
