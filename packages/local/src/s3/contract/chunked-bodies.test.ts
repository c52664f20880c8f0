import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { presign, sendRaw, signInHeaders } from "./raw-request.ts";

const endpoint = useEndpoint();
const path = (key: string) => `/${endpoint.bucket}/${key}`;
const get = async (key: string) =>
  sendRaw(endpoint, await presign(endpoint, { method: "GET", path: path(key) }));

describe("chunked bodies with signatures", () => {
  const chunks = [Buffer.alloc(70_000, "first"), Buffer.alloc(100, "second"), Buffer.alloc(0)];
  const size = 70_100;

  /** Source: AWS, "Signature calculations for the Authorization header: transferring payload in multiple chunks". */
  async function signChunks(key: string, payload: string) {
    const encoded = chunks.reduce(
      (sum, chunk) => sum + chunk.length.toString(16).length + chunk.length + 83 + 2,
      0,
    );
    const headers = {
      "x-amz-content-sha256": payload,
      "x-amz-decoded-content-length": String(size),
      "content-length": String(encoded),
      "content-encoding": "aws-chunked",
    };
    const request = await signInHeaders(endpoint, { method: "PUT", path: path(key), headers });
    const date = request.headers?.["x-amz-date"] ?? "";
    const scope = `${date.slice(0, 8)}/${endpoint.region}/s3/aws4_request`;
    const signingKey = scope
      .split("/")
      .reduce<string | Buffer>(
        (k, part) => createHmac("sha256", k).update(part).digest(),
        `AWS4${endpoint.credentials.secretAccessKey}`,
      );
    let previous = /Signature=(\w+)/.exec(request.headers?.authorization ?? "")?.[1] ?? "";
    const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    const pieces = chunks.map((chunk) => {
      const text = [
        "AWS4-HMAC-SHA256-PAYLOAD",
        date,
        scope,
        previous,
        hash(Buffer.alloc(0)),
        hash(chunk),
      ].join("\n");
      previous = createHmac("sha256", signingKey).update(text).digest("hex");
      return { head: `${chunk.length.toString(16)};chunk-signature=${previous}\r\n`, chunk };
    });
    return { request, pieces };
  }
  const join = (pieces: { head: string; chunk: Buffer }[]) =>
    Buffer.concat(pieces.flatMap(({ head, chunk }) => [Buffer.from(head), chunk, Buffer.from("\r\n")]));
  const streaming = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

  test("are stored as what they carry, without their coding", async () => {
    const { request, pieces } = await signChunks("streamed", streaming);
    const answer = await sendRaw(endpoint, { ...request, body: join(pieces) });
    const found = await get("streamed");

    expect(answer.status).toBe(200);
    expect(found.body).toBe(Buffer.concat(chunks).toString());
    expect(found.headers["content-encoding"]).toBeUndefined();
  });

  test.each([
    ["an altered chunk", (body: Buffer) => body.fill("X", 1000, 1001)],
    [
      "an altered signature",
      (body: Buffer) => Buffer.from(body.toString("latin1").replace(/(signature=)./, "$1z"), "latin1"),
    ],
    ["a broken size", (body: Buffer) => body.fill("g", 0, 1)],
  ])("with %s are refused and leave nothing", async (_, alter) => {
    const { request, pieces } = await signChunks("tampered", streaming);
    const answer = await sendRaw(endpoint, { ...request, body: alter(join(pieces)) });

    expect(answer.status).toSatisfy((status) => status === 400 || status === 403);
    expect(await get("tampered")).toMatchObject({ status: 404 });
  });

  test("with two chunks changed about are refused", async () => {
    const { request, pieces } = await signChunks("swapped", streaming);
    const [first, second, last] = pieces;
    const body = join([second, first, last].filter((piece) => piece !== undefined));

    expect(await sendRaw(endpoint, { ...request, body })).toMatchObject({
      status: 403,
      code: "SignatureDoesNotMatch",
    });
  });
});

describe("chunked bodies with a trailing checksum", () => {
  const unsigned = async (key: string, encoded: string, size = 5) => {
    const headers = {
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": String(size),
      "x-amz-trailer": "x-amz-checksum-crc32",
      "content-length": String(encoded.length),
    };
    const request = await signInHeaders(endpoint, { method: "PUT", path: path(key), headers });
    return sendRaw(endpoint, { ...request, body: encoded });
  };

  test("are stored when it fits", async () => {
    const answer = await unsigned(
      "trailed",
      "2\r\nhe\r\n3\r\nllo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
    );

    expect(answer).toMatchObject({ status: 200, headers: { "x-amz-checksum-crc32": "NhCmhg==" } });
    expect((await get("trailed")).body).toBe("hello");
  });

  test.each([
    ["does not fit", "5\r\nhullo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 5, "BadDigest"],
    ["never comes", "5\r\nhello\r\n0\r\n\r\n", 5, "MalformedTrailerError"],
    [
      "comes behind too few bytes",
      "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
      6,
      "IncompleteBody",
    ],
    [
      "comes behind too many bytes",
      "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
      4,
      "IncompleteBody",
    ],
    [
      "comes without the last chunk",
      "5\r\nhello\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
      5,
      "IncompleteBody",
    ],
  ])("are refused when it %s", async (_, encoded, size, code) => {
    expect(await unsigned("untrailed", encoded, size)).toMatchObject({ status: 400, code });
    expect(await get("untrailed")).toMatchObject({ status: 404 });
  });
});
