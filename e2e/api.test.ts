import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Account, WireError } from "./account.ts";
import { type App, startApp } from "./app.ts";

/** A program that knows nothing but the wire. */
const File = z.strictObject({
  fileId: z.string(),
  fileName: z.string(),
  fileSize: z.int(),
  mimeType: z.string(),
  folderId: z.string().nullable(),
  uploadTimestamp: z.iso.datetime(),
  downloadCount: z.int(),
  trashedAt: z.iso.datetime().nullable(),
});
const Started = z.object({
  uploads: z.array(
    z.object({
      fileId: z.string(),
      method: z.literal("single"),
      url: z.url(),
      headers: z.record(z.string(), z.string()),
    }),
  ),
});
const Made = z.object({ linkId: z.string(), url: z.url() });
const Grant = z.object({ url: z.url(), expiresAt: z.iso.datetime() });

let app: App;
beforeAll(async () => {
  app = await startApp({});
}, 120_000);
afterAll(async () => app.stop());

async function upload(account: Account, fileName: string, bytes: string): Promise<string> {
  const files = [{ fileName, fileSize: bytes.length, mimeType: "text/plain" }];
  const { uploads } = Started.parse(await account.mutate("uploads.start", { files }));
  const [started] = uploads;
  if (!started) throw new Error("nothing started");
  const put = () => fetch(started.url, { method: "PUT", headers: started.headers, body: bytes });
  expect((await put()).status).toBe(200);
  const { fileId } = File.parse(await account.mutate("uploads.complete", { fileId: started.fileId }));
  // The same address can never replace the bytes that are there.
  expect((await put()).status).toBe(412);
  return fileId;
}

const refusal = async (call: Promise<unknown>): Promise<WireError["data"]> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WireError)) throw new Error("expected a refusal");
  return error.data;
};

test("a file goes in, is renamed, trashed, restored, downloaded and removed", async () => {
  const ada = await new Account(app.url).signUp();
  const fileId = await upload(ada, "plan.txt", "hello");
  expect(File.parse(await ada.mutate("files.rename", { fileId, fileName: "Plan B.txt" })).fileName).toBe(
    "Plan B.txt",
  );
  expect(File.parse(await ada.mutate("files.trash", { fileId })).trashedAt).not.toBeNull();
  expect(File.parse(await ada.mutate("files.restore", { fileId })).trashedAt).toBeNull();
  const { url } = Grant.parse(await ada.query("files.downloadUrl", { fileId }));
  const download = await fetch(url);
  expect(await download.text()).toBe("hello");
  expect(download.headers.get("content-disposition")).toContain('filename="Plan B.txt"');
  expect(await ada.mutate("files.remove", { fileId })).toEqual({});
  expect(await ada.mutate("files.remove", { fileId })).toEqual({});
  expect(await ada.query("quota.get")).toMatchObject({ storageUsed: 0, storageReserved: 0 });
});

test("a link downloads as often as it may, and a revoked one is as if it never was", async () => {
  const ada = await new Account(app.url).signUp();
  const stranger = new Account(app.url);
  const fileId = await upload(ada, "plan.txt", "hello");
  const { linkId } = Made.parse(await ada.mutate("links.create", { fileId, maxDownloads: 2 }));
  expect(await stranger.query("links.view", { linkId })).toMatchObject({
    fileName: "plan.txt",
    downloadsLeft: 2,
  });
  Grant.parse(await stranger.mutate("links.download", { linkId }));
  Grant.parse(await stranger.mutate("links.download", { linkId }));
  expect(await refusal(stranger.mutate("links.download", { linkId }))).toMatchObject({
    appCode: "LINK_GONE",
  });

  const other = Made.parse(await ada.mutate("links.create", { fileId }));
  expect(await ada.mutate("links.revoke", { linkId: other.linkId })).toEqual({});
  expect((await stranger.send(`/s/${other.linkId}/download`)).status).toBe(404);
});

test("what is not one's own is not found, and nothing private is told to nobody", async () => {
  const ada = await new Account(app.url).signUp();
  const eve = await new Account(app.url).signUp();
  const fileId = await upload(ada, "secret.txt", "hello");
  for (const procedure of ["files.trash", "files.restore", "files.remove"]) {
    expect(await refusal(eve.mutate(procedure, { fileId }))).toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await refusal(eve.mutate("links.create", { fileId }))).toMatchObject({ code: "NOT_FOUND" });
  expect(await refusal(new Account(app.url).query("files.list", {}))).toMatchObject({ code: "UNAUTHORIZED" });
  expect(await refusal(ada.mutate("links.create", { fileId, maxDownloads: 0 }))).toMatchObject({
    code: "BAD_REQUEST",
    appCode: "BAD_INPUT",
  });
  expect(await refusal(ada.query("files.list", { cursor: "made.up" }))).toMatchObject({
    appCode: "BAD_CURSOR",
  });
  const tooMuch = [{ fileName: "big", fileSize: 2 ** 40 }];
  expect(await refusal(ada.mutate("uploads.start", { files: tooMuch }))).toMatchObject({
    appCode: "QUOTA_EXCEEDED",
    missingBytes: expect.any(Number),
  });
});

test("too much at once, a foreign page and a mutation by GET are refused", async () => {
  const ada = await new Account(app.url).signUp();
  const paths = Array.from({ length: 50 }, () => "quota.get").join(",");
  expect((await ada.send(`/api/trpc/${paths}?batch=1&input={}`)).ok).toBe(false);
  expect((await ada.post("/api/trpc/uploads.start", { files: "x".repeat(2 * 1024 ** 2) })).status).toBe(413);
  expect((await ada.send("/api/trpc/files.remove?input={}")).status).toBe(405);
  const headers = { origin: "https://evil.example", "content-type": "application/json" };
  const foreign = await fetch(`${app.url}/api/trpc/files.trash`, { method: "POST", headers, body: "{}" });
  expect(foreign.status).toBe(403);
});
