import { AsyncLocalStorage } from "node:async_hooks";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listActivity } from "../activity/activities.ts";
import { documentClient } from "../dynamodb.ts";
import { trashFile } from "../files/files.ts";
import { createFolder } from "../files/folders.ts";
import { trashFolder } from "../files/trash-folder.ts";
import { newId } from "../id.ts";
import { createLink } from "../links/create-link.ts";
import { passGate, passGateForAll } from "../links/gate.ts";
import { NewLink } from "../links/link.schema.ts";
import { findLinks } from "../links/link-lists.ts";
import { findSlug, requireLink } from "../links/live.ts";
import { askForMore } from "../links/more-time.ts";
import { readAhead } from "../links/read-ahead.ts";
import { recordVisit } from "../links/record-visit.ts";
import { refetch } from "../links/refetch.ts";
import { unlockLink } from "../links/unlock-link.ts";
import { viewLink } from "../links/view-link.ts";
import { getQuota } from "../quota/ledger.ts";
import { sendFile } from "../testing/send-file.ts";
import { sweepNow } from "../testing/sweep-now.ts";
import { startUploads } from "../uploads/start-uploads.ts";
import { NewFile } from "../uploads/upload.schema.ts";
import { closingWrite, disableAccount, enableAccount } from "./closed-account.ts";
import { changePreferences } from "./preferences.ts";
import { settleAccount } from "./settle-account.ts";
import { itemsOf } from "./testing/items-of.ts";

const bytes = new Uint8Array(3);
const gone = { code: "LINK_GONE" };
const all = { files: 10_000 };
const hourMs = 3_600_000;

const visitor = { mark: "someone", isBot: false, isProgram: false, referrer: "example.org" };

/** One of everything that an account can have. */
async function fullAccount() {
  const userId = newId();
  const share = (input: Partial<NewLink>) => createLink({ userId, name: "Ada" }, NewLink.parse(input));
  const { folderId } = await createFolder(userId, { name: "Trip" });
  const { folderId: trashedFolder } = await createFolder(userId, { name: "Old" });
  const [inner, top, trashed] = await Promise.all([
    sendFile(userId, "pier.jpg", bytes, { folderId }),
    sendFile(userId, "plan.txt", bytes),
    sendFile(userId, "draft.txt", bytes),
  ]);
  await trashFile(userId, trashed);
  await trashFolder(userId, trashedFolder);
  await startUploads(userId, {
    files: [NewFile.parse({ fileName: "late.bin", fileSize: 7 })],
    requestId: newId(),
  });
  await changePreferences(userId, { links: { maxDownloads: 3 } });
  const slug = `trip-${newId().toLowerCase()}`;
  const links = {
    file: await share({ fileId: top, maxDownloads: 1 }),
    folder: await share({ folderId, slug }),
    selection: await share({ fileIds: [top], folderIds: [folderId] }),
    locked: await share({ fileId: top, password: "open sesame" }),
    ended: await share({ fileId: top, maxDownloads: 1, tellWhenGone: true }),
  };
  const { link } = await passGate(links.ended.linkId);
  await recordVisit(link, "viewed", visitor);
  return { userId, folderId, inner, slug, links };
}

/** Closes it as the transaction does that removes its sign-in. */
async function close(userId: string, closedAt = new Date()) {
  await documentClient().send(new PutCommand(closingWrite(userId, closedAt).Put));
  return { userId, closedAt: closedAt.toISOString() };
}

test("the links of an account that is disabled lead nowhere by any way, and work again when it is enabled", async () => {
  const { userId, folderId, inner, slug, links } = await fullAccount();
  const { file, folder, selection, locked, ended } = links;
  const open = [file, folder, selection];
  const look = (linkId: string) => viewLink(linkId);
  for (const { linkId } of open) await readAhead(linkId).then((reads) => viewLink(linkId, { reads }));
  const { passwordVersion: passedAt } = (await passGate(folder.linkId, { fileId: inner })).link;

  await disableAccount(userId);
  for (const { linkId } of [...open, locked, ended]) {
    await expect(look(linkId)).rejects.toMatchObject(gone);
    // What was read ahead once knows where to look, and finds the same.
    const reads = await readAhead(linkId);
    await expect(viewLink(linkId, { reads })).rejects.toMatchObject(gone);
  }
  await expect(viewLink(folder.linkId, { browse: { folder: folderId, sort: "name" } })).rejects.toMatchObject(
    gone,
  );
  await expect(passGate(file.linkId)).rejects.toMatchObject(gone);
  await expect(passGate(folder.linkId, { fileId: inner })).rejects.toMatchObject(gone);
  await expect(passGateForAll(folder.linkId, {})).rejects.toMatchObject(gone);
  await expect(passGateForAll(selection.linkId, {})).rejects.toMatchObject(gone);
  await expect(refetch(folder.linkId, { fileId: inner, passedAt })).rejects.toMatchObject(gone);
  await expect(unlockLink(locked.linkId, "open sesame")).rejects.toMatchObject(gone);
  await expect(askForMore(ended.linkId)).rejects.toMatchObject(gone);

  await enableAccount(userId);
  expect(await viewLink((await (await readAhead(slug)).slug(slug)) ?? "")).toMatchObject({ title: "Trip" });
  expect((await passGate(file.linkId)).link.downloadCount).toBe(1);
});

test("what a closed account had is cleared, its ledger ends empty, and after a day nothing tells of it", async () => {
  const { userId, slug, links } = await fullAccount();
  const linkIds = Object.values(links).map(({ linkId }) => linkId);
  const closedAt = new Date(Date.now() - 25 * hourMs);
  const closed = await close(userId, closedAt);

  expect(await settleAccount(closed, { ...all }, new Date(closedAt.getTime() + hourMs))).toBe(true);
  expect(await findLinks(linkIds)).toEqual([]);
  expect(await findSlug(slug)).toBeUndefined();
  expect((await listActivity(userId, { limit: 10 })).items).toEqual([]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 0, storageReserved: 0 });
  expect(Object.keys(await itemsOf(userId, linkIds))).toEqual(["closed", "ledger", "preferences", "purge"]);
  await expect(disableAccount(userId)).rejects.toThrow();
  await expect(enableAccount(userId)).rejects.toThrow();

  // Notes of objects hold the mark until they are done themselves.
  expect(await settleAccount(closed, { ...all }, new Date())).toBe(true);
  expect(Object.keys(await itemsOf(userId, linkIds))).toContain("closed");
});

test("an account of whose things nothing is left is forgotten by the sweeper", async () => {
  const userId = newId();
  await changePreferences(userId, { links: { maxDownloads: 3 } });
  await close(userId, new Date(Date.now() - 25 * hourMs));

  await sweepNow();
  expect(await itemsOf(userId, [])).toEqual({});
});

test("cleared bit by bit it ends the same", async () => {
  const { userId, links } = await fullAccount();
  const linkIds = Object.values(links).map(({ linkId }) => linkId);
  const closed = await close(userId);
  let rounds = 0;
  while (!(await settleAccount(closed, { files: 2 }, new Date()))) rounds++;

  expect(rounds).toBeGreaterThan(3);
  expect(Object.keys(await itemsOf(userId, linkIds))).toEqual(["closed", "ledger", "preferences", "purge"]);
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 0, storageReserved: 0 });
});

/** Cuts a clearing off: what it has changed by then is done. Nobody else's requests count. */
const cutting = new AsyncLocalStorage<{ changes: number; cutAt: number }>();
beforeAll(() => {
  documentClient().middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const answer = await next(args);
        const cut = cutting.getStore();
        if (cut && !/Get|Query/.test(commandName) && ++cut.changes === cut.cutAt) throw new Error("cut off");
        return answer;
      },
    { step: "initialize", name: "cut" },
  );
});
afterAll(() => void documentClient().middlewareStack.remove("cut"));

test("cut off after any of its changes, the next clearing ends the work, and the ledger is exact throughout", async () => {
  const changes = await cutAt(0);
  expect(changes).toBeGreaterThan(7);
  const points = Array.from({ length: changes }, (_, index) => index + 1);
  await Promise.all(points.map(cutAt));
});

/** An account with a little of everything, whose clearing is cut off after its nth change, and then goes on. */
async function cutAt(point: number): Promise<number> {
  const { userId, linkId } = await smallAccount();
  const closed = await close(userId);
  const cut = { changes: 0, cutAt: point };
  await cutting.run(cut, () => settleAccount(closed, { ...all }, new Date())).catch(() => undefined);
  const left = await itemsOf(userId, [linkId]);
  expect(await getQuota(userId), `cut at ${point}`).toMatchObject({
    storageUsed: 3 * (left["file"] ?? 0),
    storageReserved: 7 * (left["upload"] ?? 0),
  });

  await settleAccount(closed, { ...all }, new Date());
  const { purge: _, ...rest } = await itemsOf(userId, [linkId]);
  expect(rest, `cut at ${point}`).toEqual({ closed: 1, ledger: 1 });
  expect(await getQuota(userId)).toMatchObject({ storageUsed: 0, storageReserved: 0 });
  return cut.changes;
}

async function smallAccount() {
  const userId = newId();
  const { folderId } = await createFolder(userId, { name: "Trip" });
  const fileId = await sendFile(userId, "plan.txt", bytes, { folderId });
  await startUploads(userId, { files: [NewFile.parse({ fileName: "late.bin", fileSize: 7 })] });
  const target = NewLink.parse({
    fileIds: [fileId],
    folderIds: [folderId],
    slug: `s-${newId().toLowerCase()}`,
  });
  const { linkId } = await createLink({ userId, name: "Ada" }, target);
  await recordVisit(await requireLink(userId, linkId), "viewed", visitor);
  return { userId, linkId };
}
