import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { LinkPage } from "./link-shapes.ts";
import { put, sendFile, start } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { Folder } from "./wire-shapes.ts";

// The reply to a change was lost, so a program sends the very same again: it is done once, and answered alike.
const ada = await newOwner();
const ledger = () => ada.query("quota.get");
const files = () => ada.query("files.list", {});

async function repeat(procedure: string, input: unknown): Promise<void> {
  const first = await ada.mutate(procedure, input);
  const after = [await ledger(), await files()];
  const [second, third] = await Promise.all([ada.mutate(procedure, input), ada.mutate(procedure, input)]);

  for (const again of [second, third]) expect(withoutSignature(again)).toBe(withoutSignature(first));
  expect([await ledger(), await files()]).toEqual(after);
}

/** An address may be signed anew: it is the same place. */
const withoutSignature = (answer: unknown): string =>
  JSON.stringify(answer).replaceAll(/\?[^"]*X-Amz-[^"]*/g, "");

test.each(["files.trash", "files.restore", "files.remove"])("%s", async (procedure) => {
  const { fileId } = await sendFile(ada, "hello");
  await repeat(procedure, { fileId });
});

test("files.rename", async () => {
  const { fileId } = await sendFile(ada, "hello");
  await repeat("files.rename", { fileId, fileName: "b.txt" });
});

test("uploads.start, uploads.signParts, uploads.complete, uploads.completeMany", async () => {
  await repeat("uploads.start", { requestId: randomUUID(), files: [{ fileName: "a", fileSize: 5 }] });
  const [one, other] = [await start(ada, "one"), await start(ada, "other")];
  await repeat("uploads.signParts", { fileId: one.fileId, partNumbers: [1] });
  await put(one, "one");
  await put(other, "other");
  await repeat("uploads.complete", { fileId: one.fileId });
  await repeat("uploads.completeMany", { fileIds: [one.fileId, other.fileId] });
});

test("uploads.abort", async () => {
  const { fileId } = await start(ada, "hello");
  await repeat("uploads.abort", { fileId });
});

test("folders.create, folders.rename, folders.ensureTree", async () => {
  const input = { name: "Once", requestId: randomUUID() };
  await repeat("folders.create", input);
  const { folderId } = Folder.parse(await ada.mutate("folders.create", input));
  await repeat("folders.rename", { folderId, name: "Twice" });
  await repeat("folders.ensureTree", { paths: ["x/y"] });
});

test("links.create, links.revoke", async () => {
  const { fileId } = await sendFile(ada, "hello");
  const requestId = randomUUID();
  await repeat("links.create", { fileId, requestId, maxDownloads: 1 });
  const { items } = LinkPage.parse(await ada.query("links.listForFile", { fileId }));
  expect(items).toHaveLength(1);
  const { linkId } = items[0] ?? {};
  await repeat("links.update", { linkId, note: "n", maxDownloads: 3 });
  await repeat("links.revoke", { linkId });
  await repeat("links.revokeMany", { linkIds: [linkId] });
  await repeat("links.restore", { linkId });
  await repeat("links.grantMore", { linkId });
  await repeat("links.remove", { linkId });
});
