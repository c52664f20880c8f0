import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { findFiles, findFolders } from "../files/find-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { foldersAbove, pathUp } from "../files/hidden-folders.ts";
import { shareLinksTable } from "../toolbox.ts";
import { LinkEntity } from "./link.entity.ts";
import type { TouchedLink } from "./link.schema.ts";
import { linksAt } from "./link-lists.ts";
import { type LinkItem, stateOf, toLink } from "./live.ts";

/** Links looked at for one file or folder; more than these are said to be more. */
const most = 100;
/** Pages of the owner's links that are looked through for those that lead into a folder. */
const mostPages = 5;
const pageSize = 200;

export interface Going {
  fileIds: string[];
  folderIds: string[];
  /** Where they are moved to; left out: to the trash, or for good. */
  to?: string | null | undefined;
}

/**
 * The working links that trashing, removing or moving these files and folders would touch: those to themselves, to
 * what lies in the folders, to selections that hold some of it, and to folders around them. Moving touches only
 * links to folders around, those left and those come to.
 *
 * A Query for each of them and each folder around; for what lies in folders the owner's links are gone through, a
 * thousand of them, whose targets and the folders above cost a BatchGet for each hundred and level: the same for a
 * folder of ten files and of a million.
 */
export async function linksTouching(
  userId: string,
  going: Going,
  now = new Date(),
): Promise<{ links: TouchedLink[]; hasMore: boolean }> {
  const around = await idsAround(userId, going);
  const found = new Map<string, LinkItem>();
  let hasMore = false;
  const ids =
    going.to === undefined ? [...going.fileIds, ...going.folderIds, ...around.left] : around.changed;
  for (const id of new Set(ids)) {
    const { links, lastKey } = await linksAt(id, undefined, most);
    hasMore ||= lastKey !== undefined;
    for (const link of links) found.set(link.linkId, link);
  }
  if (going.to === undefined && going.folderIds.length > 0) {
    const { links, isAll } = await linksOf(userId);
    hasMore ||= !isAll;
    for (const link of links) found.set(link.linkId, link);
  }
  const live = [...found.values()].filter(
    (link) => link.ownerId === userId && stateOf(link, now) === "active",
  );
  const effectOf =
    going.to === undefined ? await effectOfLoss(userId, live, going, around) : around.effectOfMove;
  const touched = live.flatMap((link) => {
    const effect = effectOf(link);
    return effect ? [{ ...toLink(link, now), effect }] : [];
  });
  return { links: await withNames(userId, touched), hasMore };
}

type Effect = TouchedLink["effect"] | undefined;

/** The folders around what goes, and around where it goes to. */
async function idsAround(userId: string, { fileIds, folderIds, to }: Going) {
  const [files, folders] = await Promise.all([findFiles(userId, fileIds), findFolders(userId, folderIds)]);
  const parents = [
    ...files.flatMap(({ folderId }) => folderId ?? []),
    ...folders.flatMap(({ parentId }) => parentId ?? []),
  ];
  const above = await foldersAbove(userId, [...parents, ...(to ? [to] : [])]);
  const idsUp = (id: string) => (pathUp(above, id) ?? []).map(({ fileId }) => fileId);
  const left = new Set(parents.flatMap(idsUp));
  const reached = new Set(to ? idsUp(to) : []);
  const isLeft = (id: string) => left.has(id) && !reached.has(id);
  const isReached = (id: string) => reached.has(id) && !left.has(id);
  return {
    left,
    changed: [...left, ...reached].filter((id) => isLeft(id) || isReached(id)),
    effectOfMove: (link: LinkItem): Effect => {
      const shared = sharedIds(link);
      // It leads to one of them itself, or keeps what it shares as a whole.
      if (shared.some((id) => fileIds.includes(id) || folderIds.includes(id))) return undefined;
      if (shared.some(isLeft)) return "shrinks";
      return shared.some(isReached) ? "grows" : undefined;
    },
  };
}

/** What becomes of links when what they share goes to the trash or for good. */
async function effectOfLoss(
  userId: string,
  links: LinkItem[],
  { fileIds, folderIds }: Going,
  { left }: { left: ReadonlySet<string> },
): Promise<(link: LinkItem) => Effect> {
  const own = new Set([...fileIds, ...folderIds]);
  const isTheirs = links.flatMap(sharedIds).filter((id) => !own.has(id) && !left.has(id));
  const [files, folders] =
    folderIds.length === 0
      ? [[], []]
      : await Promise.all([findFiles(userId, isTheirs), findFolders(userId, isTheirs)]);
  const placeOf = new Map([
    ...files.map(({ fileId, folderId }) => [fileId, folderId] as const),
    ...folders.map(({ fileId, parentId }) => [fileId, parentId] as const),
  ]);
  const above = await foldersAbove(
    userId,
    [...placeOf.values()].flatMap((id) => id ?? []),
  );
  const goes = (id: string) =>
    own.has(id) || (pathUp(above, placeOf.get(id)) ?? []).some(({ fileId }: FolderItem) => own.has(fileId));
  return (link) => {
    const shared = sharedIds(link);
    if (shared.every(goes)) return "stops";
    return shared.some((id) => goes(id) || left.has(id)) ? "shrinks" : undefined;
  };
}

const sharedIds = (link: LinkItem): string[] =>
  link.kind === "selection"
    ? [...(link.fileIds ?? []), ...(link.folderIds ?? [])]
    : [link.fileId].flatMap((id) => id ?? []);

async function linksOf(userId: string): Promise<{ links: LinkItem[]; isAll: boolean }> {
  const links: LinkItem[] = [];
  let from: Record<string, unknown> | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { Items = [], LastEvaluatedKey } = await shareLinksTable
      .build(QueryCommand)
      .entities(LinkEntity)
      .query({ index: "ownerIndex", partition: userId })
      .options({ limit: pageSize, reverse: true, exclusiveStartKey: from, entityAttrFilter: false })
      .send();
    links.push(...Items);
    from = LastEvaluatedKey;
    if (!from) return { links, isAll: true };
  }
  return { links, isAll: false };
}

async function withNames(userId: string, links: Omit<TouchedLink, "targetName">[]): Promise<TouchedLink[]> {
  const [files, folders] = await Promise.all([
    findFiles(
      userId,
      links.flatMap(({ fileId }) => fileId ?? []),
    ),
    findFolders(
      userId,
      links.flatMap(({ folderId }) => folderId ?? []),
    ),
  ]);
  const names = new Map([
    ...files.map(({ fileId, fileName }) => [fileId, fileName] as const),
    ...folders.map(({ fileId, name }) => [fileId, name] as const),
  ]);
  return links.map((link) => ({
    ...link,
    targetName: names.get(link.fileId ?? link.folderId ?? "") ?? null,
  }));
}
