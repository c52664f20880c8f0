import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { AppError } from "../../error.ts";
import { newId } from "../../id.ts";
import { chargeOf } from "../byte-range.ts";
import { createLink } from "../create-link.ts";
import { restoreLink, revokeLink } from "../end-link.ts";
import { passGate } from "../gate.ts";
import { LinkEntity } from "../link.entity.ts";
import { findLink, type LinkItem } from "../live.ts";
import { refetch } from "../refetch.ts";
import { updateLink } from "../update-link.ts";
import { viewLink } from "../view-link.ts";
import { type Deed, type History, sizes } from "./history.ts";
import { putFile, putFolder } from "./put-items.ts";

const startAt = Date.parse("2030-01-01T00:00:00Z");
const at = (seconds: number) => new Date(startAt + seconds * 1000);

/** What the link must be by all that was done to it, kept without asking it. */
interface Expected {
  linkId: string;
  fileIds: string[];
  isFolder: boolean;
  rules: { maxDownloads: number | null; endsAtS: number | null };
  mostDownloads: number;
  mostBytes: number;
  isRevoked: boolean;
  isDeleted: boolean;
  grants: number;
  bytes: number;
  /** Who passed for what: visitor and part. */
  held: Set<string>;
}

/** Whose files the histories share: nothing in them changes a file. */
export interface Owner {
  userId: string;
  folderId: string;
  fileIds: string[];
}

export async function newOwner(): Promise<Owner> {
  const userId = newId();
  const folderId = await putFolder(userId, "Shared");
  const fileIds = await Promise.all(sizes.map((fileSize) => putFile(userId, { fileSize, folderId })));
  return { userId, folderId, fileIds };
}

/** Lives a history on the real engine, and complains of the first thing that must not be. */
export async function liveHistory(owner: Owner, { links, waves }: History): Promise<void> {
  const { userId, folderId, fileIds } = owner;
  const expected = await Promise.all(links.map((link) => begin(userId, folderId, fileIds, link)));
  let now = 0;
  for (const { seconds, deeds } of waves) {
    now += seconds;
    const before = expected.map((link) => ({ ...link, rules: { ...link.rules } }));
    const mine = deeds.map(({ link, deed }) => ({ index: link % expected.length, deed }));
    await Promise.all(mine.map(({ index, deed }) => doDeed(userId, must(expected[index]), deed, now)));
    for (const [index, link] of expected.entries()) {
      const done = mine.filter((one) => one.index === index).map(({ deed }) => deed);
      await check(must(before[index]), link, done, now);
    }
  }
}

async function begin(
  userId: string,
  folderId: string,
  fileIds: string[],
  { isFolder, ...rules }: History["links"][number],
): Promise<Expected> {
  const { maxDownloads, byteBudget, endsInS } = rules;
  const target = isFolder ? { folderId } : { fileId: must(fileIds[1]) };
  const expiresAt = endsInS === null ? null : at(endsInS).toISOString();
  const { linkId } = await createLink(
    { userId, name: "Ada" },
    { ...target, maxDownloads, byteBudget, expiresAt },
    at(0),
  );
  return {
    linkId,
    fileIds,
    isFolder,
    rules: { maxDownloads, endsAtS: endsInS },
    mostDownloads: maxDownloads ?? Number.POSITIVE_INFINITY,
    mostBytes: byteBudget ?? Number.POSITIVE_INFINITY,
    isRevoked: false,
    isDeleted: false,
    grants: 0,
    bytes: 0,
    held: new Set(),
  };
}

async function doDeed(userId: string, link: Expected, deed: Deed, now: number): Promise<void> {
  const { linkId } = link;
  try {
    switch (deed.do) {
      case "open":
        await viewLink(linkId, {}, at(now));
        break;
      case "revoke":
        await revokeLink(userId, linkId);
        link.isRevoked = true;
        break;
      case "restore":
        await restoreLink(userId, linkId);
        link.isRevoked = false;
        break;
      case "expire-by-ttl":
        link.isDeleted = true;
        await LinkEntity.build(DeleteItemCommand).key({ linkId }).send();
        break;
      case "edit":
        await edit(userId, link, deed, now);
        break;
      case "fetch":
        await fetchPart(link, deed, now);
    }
  } catch (error) {
    // Refused in a known way; anything else is a fault.
    if (!(error instanceof AppError)) throw error;
  }
}

async function edit(
  userId: string,
  link: Expected,
  deed: Extract<Deed, { do: "edit" }>,
  now: number,
): Promise<void> {
  const { maxDownloads, byteBudget, endsInS } = deed;
  const endsAtS = endsInS == null ? endsInS : now + endsInS;
  const expiresAt = endsAtS == null ? endsAtS : at(endsAtS).toISOString();
  // Before it is done: what follows at once may already go by it.
  if (maxDownloads !== undefined)
    link.mostDownloads = Math.max(link.mostDownloads, maxDownloads ?? Number.POSITIVE_INFINITY);
  if (byteBudget !== undefined)
    link.mostBytes = Math.max(link.mostBytes, byteBudget ?? Number.POSITIVE_INFINITY);
  await updateLink(userId, { linkId: link.linkId, maxDownloads, byteBudget, expiresAt }, at(now));
}

async function fetchPart(link: Expected, deed: Extract<Deed, { do: "fetch" }>, now: number): Promise<void> {
  const fileId = link.isFolder ? link.fileIds[deed.part] : undefined;
  const holding = `${deed.visitor}/${fileId ?? ""}`;
  if (link.held.has(holding)) {
    const { link: seen, file } = must(
      await refetch(link.linkId, { fileId, passedAt: 0, range: deed.range }, at(now)),
    );
    if (seen.byteBudget !== undefined)
      link.bytes += chargeOf(deed.range, file.fileSize)?.bytes ?? file.fileSize;
    return;
  }
  const { file } = await passGate(link.linkId, { fileId }, at(now));
  link.grants += 1;
  link.bytes += file.fileSize;
  link.held.add(holding);
}

async function check(before: Expected, link: Expected, deeds: Deed[], now: number): Promise<void> {
  const did = (what: Deed["do"]) => deeds.some((deed) => deed.do === what);
  const hasServed = link.grants > before.grants || link.bytes > before.bytes;
  claim(link.grants <= link.mostDownloads, "more grants than were ever allowed");
  claim(link.bytes <= link.mostBytes + Math.max(...sizes), "more than the budget and one file");
  const { maxDownloads, endsAtS } = before.rules;
  if (!did("edit")) {
    claim(
      link.grants <= Math.max(before.grants, maxDownloads ?? link.grants),
      "more grants than the limit allows",
    );
    claim(!(hasServed && endsAtS !== null && endsAtS <= now), "an expired link served");
  }
  claim(!(hasServed && before.isRevoked && !did("restore")), "a revoked link served");
  claim(!(hasServed && before.isDeleted), "a deleted link served");
  if (link.isDeleted) return;
  const found = await findLink(link.linkId);
  if (did("edit")) readRules(link, found);
  claim(found?.downloadCount === link.grants, `counted ${found?.downloadCount}, granted ${link.grants}`);
  claim(found?.bytesServed === link.bytes, `charged ${found?.bytesServed}, granted ${link.bytes}`);
}

/** Of several edits at once any may be the last: from here on the link is held to what it says itself. */
function readRules({ rules }: Expected, found: LinkItem | undefined): void {
  rules.maxDownloads = found?.maxDownloads ?? null;
  rules.endsAtS = found?.expiresAt === undefined ? null : (Date.parse(found.expiresAt) - startAt) / 1000;
}

function claim(holds: boolean, complaint: string): void {
  if (!holds) throw new Error(complaint);
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The history names something that it does not have");
  return value;
}
