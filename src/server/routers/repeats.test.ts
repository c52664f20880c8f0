import { randomUUID } from "node:crypto";
import { dynamodb } from "@dropify/core/dynamodb";
import { getQuota } from "@dropify/core/quota/ledger";
import { sendFile, sendWhole } from "@dropify/core/testing/send-file";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { newCaller } from "../testing/new-caller.ts";
import { appRouter } from "./app-router.ts";

const bytes = new Uint8Array(5);
const file = { fileName: "a", fileSize: 5, mimeType: "text/plain" };

type Owner = ReturnType<typeof newCaller>;

const inFlight = async ({ userId }: Owner, isSent: boolean): Promise<string> => {
  const { uploads } = await startUploads(userId, { files: [file] });
  return isSent ? sendWhole(uploads[0], bytes) : (uploads[0]?.fileId ?? "");
};
const stored = ({ userId }: Owner) => sendFile(userId, "a", bytes);

const linked = async (owner: Owner) =>
  owner.call.links.create({ fileId: await stored(owner), maxDownloads: 1, note: "n" });

/** For each change: what it is done to, and the call, whose reply may get lost. */
const changes: Record<string, (owner: Owner) => Promise<() => Promise<unknown>>> = {
  "account.changePreferences":
    async ({ call }) =>
    () =>
      call.account.changePreferences({ links: { expiresIn: 3600, tellWhenGone: false } }),
  "files.move": async (owner) => {
    const fileId = await stored(owner);
    const { folderId } = await owner.call.folders.create({ name: "Place" });
    return () => owner.call.files.move({ fileId, folderId });
  },
  "files.moveMany": async (owner) => {
    const fileIds = [await stored(owner), await stored(owner)];
    const { folderId } = await owner.call.folders.create({ name: "Place" });
    return () => owner.call.files.moveMany({ fileIds, folderId });
  },
  "files.remove": async (owner) => {
    const fileId = await stored(owner);
    return () => owner.call.files.remove({ fileId });
  },
  "files.rename": async (owner) => {
    const fileId = await stored(owner);
    return () => owner.call.files.rename({ fileId, fileName: "b" });
  },
  "files.restore": async (owner) => {
    const fileId = await stored(owner);
    await owner.call.files.trash({ fileId });
    return () => owner.call.files.restore({ fileId });
  },
  "files.trash": async (owner) => {
    const fileId = await stored(owner);
    return () => owner.call.files.trash({ fileId });
  },
  "folders.create": async ({ call }) => {
    const requestId = randomUUID();
    return () => call.folders.create({ name: "Once", requestId });
  },
  "folders.ensureTree":
    async ({ call }) =>
    () =>
      call.folders.ensureTree({ paths: ["a/b", "a/c"] }),
  "folders.rename": async ({ call }) => {
    const { folderId } = await call.folders.create({ name: "Once" });
    return () => call.folders.rename({ folderId, name: "Twice" });
  },
  "folders.move": async ({ call }) => {
    const { folderId } = await call.folders.create({ name: "Once" });
    const { folderId: parentId } = await call.folders.create({ name: "Place" });
    return () => call.folders.move({ folderId, parentId });
  },
  "folders.remove": async (owner) => {
    const { folderId } = await owner.call.folders.create({ name: "Once" });
    await owner.call.files.move({ fileId: await stored(owner), folderId });
    return () => owner.call.folders.remove({ folderId });
  },
  "folders.restore": async ({ call }) => {
    const { folderId } = await call.folders.create({ name: "Once" });
    await call.folders.trash({ folderId });
    return () => call.folders.restore({ folderId });
  },
  "folders.trash": async ({ call }) => {
    const { folderId } = await call.folders.create({ name: "Once" });
    return () => call.folders.trash({ folderId });
  },
  "links.create": async (owner) => {
    const fileId = await stored(owner);
    const requestId = randomUUID();
    return () => owner.call.links.create({ fileId, requestId, maxDownloads: 1 });
  },
  "links.grantMore": async (owner) => {
    const { linkId } = await linked(owner);
    await owner.call.links.download({ linkId });
    return () => owner.call.links.grantMore({ linkId });
  },
  "links.remove": async (owner) => {
    const { linkId } = await linked(owner);
    return () => owner.call.links.remove({ linkId });
  },
  "links.restore": async (owner) => {
    const { linkId } = await linked(owner);
    await owner.call.links.revoke({ linkId });
    return () => owner.call.links.restore({ linkId });
  },
  "links.update": async (owner) => {
    const { linkId } = await linked(owner);
    return () => owner.call.links.update({ linkId, maxDownloads: 7, note: null });
  },
  "links.revokeMany": async (owner) => {
    const { linkId } = await linked(owner);
    return () => owner.call.links.revokeMany({ linkIds: [linkId] });
  },
  "links.revoke": async (owner) => {
    const { linkId } = await linked(owner);
    return () => owner.call.links.revoke({ linkId });
  },
  "uploads.abort": async (owner) => {
    const fileId = await inFlight(owner, false);
    return () => owner.call.uploads.abort({ fileId });
  },
  "uploads.complete": async (owner) => {
    const fileId = await inFlight(owner, true);
    return () => owner.call.uploads.complete({ fileId });
  },
  "uploads.completeMany": async (owner) => {
    const fileIds = [await inFlight(owner, true), await inFlight(owner, true)];
    return () => owner.call.uploads.completeMany({ fileIds });
  },
  "uploads.signParts": async (owner) => {
    const fileId = await inFlight(owner, false);
    return () => owner.call.uploads.signParts({ fileId, partNumbers: [1] });
  },
  "uploads.start": async ({ call }) => {
    const requestId = randomUUID();
    return () => call.uploads.start({ files: [file], requestId });
  },
};

/** What a stranger gets is new with each answer: a counted download, which a limit bounds, or a pass. */
const newEachTime = ["links.download", "links.unlock"];

const Procedure = z.custom<{ _def: { type: string } }>((value) => typeof value === "function");
const procedures = Object.entries(z.record(z.string(), Procedure).parse(appRouter._def.procedures));

test("every change of the router is repeated here, or gives anew on purpose", () => {
  const mutations = procedures.filter(([, { _def }]) => _def.type === "mutation").map(([path]) => path);

  expect([...Object.keys(changes), ...newEachTime].toSorted()).toEqual(mutations.toSorted());
});

/** The engine takes every transaction for a new one, as DynamoDB does from ten minutes on. */
function forgetTokens(): void {
  dynamodb.middlewareStack.add(
    (next) => (args) => {
      if ("ClientRequestToken" in args.input) args.input.ClientRequestToken = randomUUID();
      return next(args);
    },
    { step: "initialize", name: "forgetTokens" },
  );
  onTestFinished(() => void dynamodb.middlewareStack.remove("forgetTokens"));
}

/** An address may be signed anew, for the same place. */
const withoutSignatures = (answer: unknown): string => JSON.stringify(answer).replaceAll(/\?[^"]*/g, "");

test.each(Object.entries(changes))(
  "%s, repeated at once and when its token is forgotten, is done once and answered alike",
  async (_, prepare) => {
    const owner = newCaller();
    const change = await prepare(owner);
    const state = async () => [
      await getQuota(owner.userId),
      await owner.call.files.list({}),
      await owner.call.folders.list({}),
      await owner.call.files.trashed({}),
      await owner.call.folders.trashed({}),
      await owner.call.links.list({}),
      await owner.call.account.preferences(),
      (await owner.call.uploads.pending()).uploads.map(({ fileId }) => fileId),
    ];
    const first = withoutSignatures(await change());
    const after = await state();

    expect(withoutSignatures(await change())).toBe(first);
    forgetTokens();
    expect(withoutSignatures(await change())).toBe(first);
    expect(await state()).toEqual(after);
  },
);
