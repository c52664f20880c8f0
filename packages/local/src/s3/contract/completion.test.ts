import { randomBytes } from "node:crypto";
import { type CompletedPart, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { useEndpoint } from "./endpoint.ts";
import { MIN_PART_BYTES, multipartClient } from "./multipart-client.ts";

const endpoint = useEndpoint();
const { start, send, complete, abort, upload, head, read } = multipartClient(endpoint);
const bytes = randomBytes(2 * MIN_PART_BYTES + 1000);
const pieces = [
  bytes.subarray(0, MIN_PART_BYTES),
  bytes.subarray(MIN_PART_BYTES, 2 * MIN_PART_BYTES),
  bytes.subarray(2 * MIN_PART_BYTES),
];

describe("a completion is refused", () => {
  test.each([
    [
      "with a part that was never sent",
      (parts: CompletedPart[]) => [...parts, { PartNumber: 9, ETag: '"x"' }],
      "InvalidPart",
    ],
    [
      "with a wrong ETag",
      ([first, ...rest]: CompletedPart[]) => [{ ...first, ETag: '"x"' }, ...rest],
      "InvalidPart",
    ],
    ["out of order", (parts: CompletedPart[]) => parts.toReversed(), "InvalidPartOrder"],
    [
      "with a part named twice",
      ([first, ...rest]: CompletedPart[]) => [{ ...first }, { ...first }, ...rest],
      "InvalidPartOrder",
    ],
    ["without parts", () => [], "MalformedXML"],
  ])("%s, and the upload stays", async (_, alter, name) => {
    const { id, parts } = await upload("refused", pieces);

    await expect(complete("refused", id, alter(parts))).rejects.toMatchObject({ name });
    await complete("refused", id, parts);
  });

  test("with a part too small to stand before others", async () => {
    const id = await start("small");
    const parts = [
      await send("small", id, 1, randomBytes(100)),
      await send("small", id, 2, randomBytes(100)),
    ];

    await expect(complete("small", id, parts)).rejects.toMatchObject({ name: "EntityTooSmall" });
  });

  test("by If-None-Match: * when the object is there by now", async () => {
    const { id, parts } = await upload("guarded", pieces);
    await endpoint.s3.send(new PutObjectCommand({ Bucket: endpoint.bucket, Key: "guarded", Body: "first" }));

    await expect(complete("guarded", id, parts, { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
      $metadata: { httpStatusCode: 412 },
    });
    expect((await read("guarded")).toString()).toBe("first");
  });

  test("for an upload that is not, was aborted, or is of another key", async () => {
    const { id, parts } = await upload("known", pieces);
    const refused = { name: "NoSuchUpload", $metadata: { httpStatusCode: 404 } };

    await expect(complete("unknown", id, parts)).rejects.toMatchObject(refused);
    await expect(complete("known", "no-such-upload", [])).rejects.toMatchObject(refused);
    await abort("known", id);
    await expect(complete("known", id, parts)).rejects.toMatchObject(refused);
    await expect(abort("known", id)).rejects.toMatchObject(refused);
    await expect(send("known", id, 1, bytes)).rejects.toMatchObject(refused);
    await expect(head("known")).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });
});

describe("at once", () => {
  test("many completions of one upload get the same answer", async () => {
    const { id, parts } = await upload("together", pieces);
    const answers = await Promise.all(Array.from({ length: 5 }, () => complete("together", id, parts)));

    expect(new Set(answers.map(({ ETag }) => ETag)).size).toBe(1);
    expect((await read("together")).equals(bytes)).toBe(true);
  });

  test("a completion and an abort leave either a whole object or none", async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = `contested-${round}`;
      const { id, parts } = await upload(key, pieces);
      const [completed, aborted] = await Promise.allSettled([complete(key, id, parts), abort(key, id)]);

      expect([completed.status, aborted.status].toSorted()).toEqual(["fulfilled", "rejected"]);
      if (completed.status === "fulfilled") expect((await read(key)).equals(bytes)).toBe(true);
      else await expect(head(key)).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    }
  });

  test("a part sent anew while its upload is completed changes nothing of what was claimed", async () => {
    const { id, parts } = await upload("replaced", pieces);
    const [first = bytes] = pieces;
    const other = Buffer.alloc(first.length, "other");
    const [completed] = await Promise.allSettled([
      complete("replaced", id, parts),
      send("replaced", id, 1, other),
    ]);

    if (completed.status === "fulfilled") expect((await read("replaced")).equals(bytes)).toBe(true);
    else expect(completed.reason).toMatchObject({ name: "InvalidPart" });
  });
});
