import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { AppError } from "../../error.ts";
import { findFile } from "../../files/file-items.ts";
import { restoreFile, trashFile } from "../../files/files.ts";
import { newId } from "../../id.ts";
import { createLink } from "../create-link.ts";
import { restoreLink, revokeLink } from "../end-link.ts";
import { LinkEntity } from "../link.entity.ts";
import { findLink, type LinkItem } from "../live.ts";
import { updateLink } from "../update-link.ts";
import { viewLink } from "../view-link.ts";
import { fetchAll, fetchPart, look } from "./fetch-deeds.ts";
import { type Deed, type History, sizes } from "./history.ts";
import { putFile, putFolder } from "./put-items.ts";

const startAt = Date.parse("2030-01-01T00:00:00Z");
const at = (seconds: number) => new Date(startAt + seconds * 1000);
const endless = Number.POSITIVE_INFINITY;

/** What the link must be by all that was done to it, kept without asking it. */
export interface Expected {
  linkId: string;
  kind: History["links"][number]["kind"];
  fileIds: string[];
  rules: { maxDownloads: number; byteBudget: number; endsAtS: number };
  isRevoked: boolean;
  isDeleted: boolean;
  isTrashed: boolean;
  grants: number;
  bytes: number;
  /** Who passed for what: visitor and part, with the password's version and the second. */
  held: Map<string, { passedAt: number; second: number }>;
}

/** Whose folders the histories share: nothing in them changes what lies there. */
export interface Owner {
  userId: string;
  folderId: string;
  fileIds: string[];
}

export async function newOwner(): Promise<Owner> {
  const userId = newId();
  const folderId = await putFolder(userId, "Shared");
  const fileIds = await Promise.all(sizes.map((fileSize) => putText(userId, fileSize, folderId)));
  return { userId, folderId, fileIds };
}

/** Of a type that may be looked at. */
const putText = (userId: string, fileSize: number, folderId?: string) =>
  putFile(userId, { fileSize, mimeType: "text/plain", fileName: "a.txt", folderId });

/** Lives a history on the real engine, and complains of the first thing that must not be. */
export async function liveHistory(owner: Owner, { links, waves }: History): Promise<void> {
  const expected = await Promise.all(links.map((link) => begin(owner, link)));
  let now = 0;
  for (const { seconds, deeds } of waves) {
    now += seconds;
    const before = expected.map((link) => ({ ...link, rules: { ...link.rules } }));
    const mine = deeds.map(({ link, deed }) => ({ index: link % expected.length, deed }));
    await Promise.all(mine.map(({ index, deed }) => doDeed(owner.userId, must(expected[index]), deed, now)));
    for (const [index, link] of expected.entries()) {
      const done = mine.filter((one) => one.index === index).map(({ deed }) => deed);
      await check(owner.userId, must(before[index]), link, done, now);
    }
  }
}

async function begin(owner: Owner, { kind, ...rules }: History["links"][number]): Promise<Expected> {
  const { userId, folderId } = owner;
  const { maxDownloads, byteBudget, endsInS } = rules;
  // Its own, so that it can go to the trash.
  const own = kind === "file" ? await putText(userId, must(sizes[1])) : "";
  const target = {
    file: { fileId: own },
    folder: { folderId },
    selection: { fileIds: [must(owner.fileIds[0])], folderIds: [folderId] },
  }[kind];
  const expiresAt = endsInS === null ? null : at(endsInS).toISOString();
  const { linkId } = await createLink(
    { userId, name: "Ada" },
    { ...target, maxDownloads, byteBudget, expiresAt },
    at(0),
  );
  return {
    linkId,
    kind,
    fileIds: kind === "file" ? [own] : owner.fileIds,
    rules: {
      maxDownloads: maxDownloads ?? endless,
      byteBudget: byteBudget ?? endless,
      endsAtS: endsInS ?? endless,
    },
    isRevoked: false,
    isDeleted: false,
    isTrashed: false,
    grants: 0,
    bytes: 0,
    held: new Map(),
  };
}

async function doDeed(userId: string, link: Expected, deed: Deed, now: number): Promise<void> {
  const { linkId } = link;
  const [own = ""] = link.fileIds;
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
      case "trash":
        if (link.kind !== "file") break;
        await trashFile(userId, own);
        link.isTrashed = true;
        break;
      case "untrash":
        if (link.kind !== "file") break;
        await restoreFile(userId, own);
        link.isTrashed = false;
        break;
      case "change-password":
        // None is asked for, but what was granted before is over.
        await updateLink(userId, { linkId, password: null }, at(now));
        break;
      case "expire-by-ttl":
        link.isDeleted = true;
        await LinkEntity.build(DeleteItemCommand).key({ linkId }).send();
        break;
      case "edit":
        await edit(userId, link, deed, now);
        break;
      case "look":
        await look(link, deed, now, at(now));
        break;
      case "fetch-all":
        await fetchAll(link, deed, now, at(now));
        break;
      case "fetch":
        await fetchPart(link, deed, now, at(now));
    }
  } catch (error) {
    // Refused in a known way; anything else is a fault.
    if (!(error instanceof AppError)) throw error;
  }
}

type Edit = Extract<Deed, { do: "edit" }>;

async function edit(userId: string, link: Expected, deed: Edit, now: number): Promise<void> {
  const { maxDownloads, byteBudget, endsInS } = deed;
  const expiresAt = endsInS == null ? endsInS : at(now + endsInS).toISOString();
  await updateLink(userId, { linkId: link.linkId, maxDownloads, byteBudget, expiresAt }, at(now));
}

async function check(
  userId: string,
  before: Expected,
  link: Expected,
  deeds: Deed[],
  now: number,
): Promise<void> {
  const did = (what: Deed["do"]) => deeds.some((deed) => deed.do === what);
  const hasServed = link.grants > before.grants || link.bytes > before.bytes;
  const { maxDownloads, byteBudget, endsAtS } = loosest(before.rules, deeds, now);
  claim(link.grants <= Math.max(before.grants, maxDownloads), "more grants than the limit allows");
  claim(
    link.bytes <= Math.max(before.bytes, byteBudget + Math.max(...sizes)),
    "more than the budget and one file",
  );
  claim(!(hasServed && endsAtS <= now), "an expired link served");
  claim(!(hasServed && before.isRevoked && !did("restore")), "a revoked link served");
  claim(!(hasServed && before.isTrashed && !did("untrash")), "a file in the trash was served");
  claim(!(hasServed && before.isDeleted), "a deleted link served");
  // Of two contrary deeds at once either may be the last, whichever answer came first.
  if (did("trash") && did("untrash")) {
    link.isTrashed = (await findFile(userId, must(link.fileIds[0])))?.trashedAt !== undefined;
  }
  if (link.isDeleted) return;
  const found = await findLink(link.linkId);
  if (did("revoke") && did("restore")) link.isRevoked = found?.active === false;
  if (did("edit")) readRules(link, found);
  claim(found?.downloadCount === link.grants, `counted ${found?.downloadCount}, granted ${link.grants}`);
  claim(found?.bytesServed === link.bytes, `charged ${found?.bytesServed}, granted ${link.bytes}`);
}

/** Of several edits at once any may hold at a moment: what is served must fit one of them, or what was before. */
function loosest(rules: Expected["rules"], deeds: Deed[], now: number): Expected["rules"] {
  const edits = deeds.filter((deed): deed is Edit => deed.do === "edit");
  const most = (before: number, values: (number | null | undefined)[]) =>
    Math.max(before, ...values.filter((value) => value !== undefined).map((value) => value ?? endless));
  return {
    maxDownloads: most(
      rules.maxDownloads,
      edits.map((deed) => deed.maxDownloads),
    ),
    byteBudget: most(
      rules.byteBudget,
      edits.map((deed) => deed.byteBudget),
    ),
    endsAtS: most(
      rules.endsAtS,
      edits.map(({ endsInS }) => (endsInS == null ? endsInS : now + endsInS)),
    ),
  };
}

/** Of several edits at once any may be the last: from here on the link is held to what it says itself. */
function readRules({ rules }: Expected, found: LinkItem | undefined): void {
  rules.maxDownloads = found?.maxDownloads ?? endless;
  rules.byteBudget = found?.byteBudget ?? endless;
  rules.endsAtS = found?.expiresAt === undefined ? endless : (Date.parse(found.expiresAt) - startAt) / 1000;
}

function claim(holds: boolean, complaint: string): void {
  if (!holds) throw new Error(complaint);
}

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The history names something that it does not have");
  return value;
}
