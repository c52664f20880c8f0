import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { put, sendFile, start } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { Grant, Quota, SignedParts, Started } from "./wire-shapes.ts";

const MiB = 1024 ** 2;
const changed = (url: string, change: (url: URL) => void): string => {
  const copy = new URL(url);
  change(copy);
  return copy.href;
};

test("an address for sending is bound to length, type and emptiness, and to no checksum of nothing", async () => {
  const upload = await start(await newOwner(), "hello");
  const signed = new URL(upload.url).searchParams;

  expect(signed.get("X-Amz-SignedHeaders")?.split(";")).toEqual(
    expect.arrayContaining(["content-length", "content-type", "host", "if-none-match"]),
  );
  expect([...signed.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
  expect(Number(signed.get("X-Amz-Expires"))).toBeLessThanOrEqual(3600);
});

test.each([
  ["more bytes than announced", "hello, world", {}],
  ["fewer bytes than announced", "hell", {}],
  ["another type", "hello", { "content-type": "text/html" }],
])("%s are refused by the store, and the ledger stays exact", async (_, body, headers) => {
  const ada = await newOwner();
  const upload = await start(ada, "hello");

  expect(await put({ url: upload.url, headers: { ...upload.headers, ...headers } }, body)).toBe(403);

  expect(await refusalOf(ada.mutate("uploads.complete", { fileId: upload.fileId }))).toMatchObject({
    appCode: "UPLOAD_INCOMPLETE",
  });
  expect(Quota.parse(await ada.query("quota.get"))).toMatchObject({ storageUsed: 0, storageReserved: 5 });
});

test("an endless body is cut off by the store", async () => {
  const ada = await newOwner();
  const upload = await start(ada, "hello");
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += MiB;
      if (sent > 1024 * MiB) controller.close();
      else controller.enqueue(new Uint8Array(MiB));
    },
  });

  const init = { method: "PUT", headers: upload.headers, body, duplex: "half" };
  const outcome = await fetch(upload.url, init).then(
    ({ status }) => status,
    () => "cut off",
  );

  expect([403, 411, "cut off"]).toContain(outcome);
  expect(sent).toBeLessThan(64 * MiB);
});

test("the same address can never replace bytes that are there", async () => {
  const ada = await newOwner();
  const upload = await start(ada, "hello");
  expect(await put(upload, "hello")).toBe(200);
  const before = await put(upload, "jello");
  const { fileId } = upload;
  await ada.mutate("uploads.complete", { fileId });
  const after = await put(upload, "jello");
  const withoutCondition = await put({ url: upload.url, headers: { "content-type": "text/plain" } }, "jello");

  expect([before, after, withoutCondition]).toEqual([412, 412, 403]);
  const { url } = Grant.parse(await ada.query("files.downloadUrl", { fileId }));
  expect(await (await fetch(url)).text()).toBe("hello");
});

test("bytes that arrive damaged are refused where their digest was announced", async () => {
  const ada = await newOwner();
  const sha256 = createHash("sha256").update("hello").digest("base64");
  const files = [{ fileName: "a", fileSize: 5, mimeType: "text/plain", sha256 }];
  const [upload] = Started.parse(await ada.mutate("uploads.start", { files })).uploads;
  if (upload?.method !== "single") throw new Error("expected a single PUT");

  expect(await put(upload, "jello")).toBe(400);
  expect(await put(upload, "hello")).toBe(200);
});

test("an address that was altered, or is for another part or file, opens nothing", async () => {
  const ada = await newOwner();
  const files = [{ fileName: "film.mp4", fileSize: 24 * MiB }];
  const fileId = Started.parse(await ada.mutate("uploads.start", { files })).uploads[0]?.fileId;
  const asked = await ada.mutate("uploads.signParts", { fileId, partNumbers: [1] });
  const [part] = SignedParts.parse(asked).parts;
  const { fileId: other } = await sendFile(ada, "other");
  const grant = Grant.parse(await ada.query("files.downloadUrl", { fileId: other }));
  if (!part) throw new Error("expected a part");
  const body = new Uint8Array(5 * MiB);
  const sendTo = (url: string) => put({ url, headers: part.headers }, body);
  const read = async (url: string) => (await fetch(url)).status;

  expect(await sendTo(changed(part.url, (url) => url.searchParams.set("partNumber", "2")))).toBe(403);
  expect(await sendTo(changed(part.url, (url) => void (url.pathname = url.pathname.slice(0, -1))))).toBe(403);
  expect(await read(part.url)).toBe(403);
  expect(await read(changed(grant.url, (url) => url.searchParams.set("X-Amz-Expires", "604800")))).toBe(403);
  expect(
    await read(changed(grant.url, (url) => url.searchParams.delete("response-content-disposition"))),
  ).toBe(403);
  expect(await read(grant.url.replace(other, fileId ?? ""))).toBe(403);
  expect(await read(grant.url.slice(0, grant.url.indexOf("?")))).toBe(403);
  expect(await read(grant.url)).toBe(200);
});
