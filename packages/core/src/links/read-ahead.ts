import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import type { FileItem } from "../files/file-items.ts";
import { closedRequest, fileRequest, folderRequest, requireAll } from "../files/find-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { filesTable, shareLinksTable } from "../toolbox.ts";
import { LinkEntity, SlugEntity, slugKey } from "./link.entity.ts";
import { LinkId } from "./link.schema.ts";
import { type LinkReads, singleReads } from "./link-reads.ts";
import type { LinkItem } from "./live.ts";
import { sharedFolderIds } from "./within.ts";

/** What may be asked for in one go: DynamoDB's limit. */
const mostKeys = 100;
const mostRemembered = 10_000;

interface Place {
  folder?: string | undefined;
  file?: string | undefined;
}
type Target = Pick<LinkItem, "kind" | "ownerId" | "fileId" | "fileIds" | "folderIds">;

/**
 * Where things were, so that the next request can ask for all of them at once. Never what they were: a hint that is
 * out of date costs a read, and shows nothing that is not there. A link's target and owner never change.
 */
const linkOfSlug = new Map<string, string>();
const targetOf = new Map<string, Target>();
const parentOf = new Map<string, string>();

/**
 * The reads that showing a link will need, made in one request where it is known from before what they are. What
 * turns out to be needed beyond them is read as it is asked for.
 * @param place a folder or a file inside of what the link shares
 */
export async function readAhead(address: string, place: Place = {}): Promise<LinkReads> {
  const slug = LinkId.safeParse(address).success ? undefined : address.toLowerCase();
  const linkId = slug === undefined ? address : linkOfSlug.get(slug);
  const target = linkId === undefined ? undefined : targetOf.get(linkId);
  if (linkId === undefined || target === undefined) return remembering(singleReads);

  const { fileIds, folderIds } = idsOf(target, place);
  const keys = fileIds.length + folderIds.length;
  if (keys === 0 || keys + 3 > mostKeys) return remembering(singleReads);
  const { ownerId } = target;
  const { Responses, UnprocessedKeys } = await execute(
    { maxAttempts: 3 },
    shareLinksTable
      .build(BatchGetCommand)
      .requests(
        LinkEntity.build(BatchGetRequest).key({ linkId }),
        ...(slug === undefined ? [] : [SlugEntity.build(BatchGetRequest).key({ linkId: slugKey(slug) })]),
      )
      .options({ consistent: true }),
    filesTable
      .build(BatchGetCommand)
      .requests(
        ...fileIds.map((id) => fileRequest(ownerId, id)),
        ...folderIds.map((id) => folderRequest(ownerId, id)),
        closedRequest(ownerId),
      )
      .options({ consistent: true }),
  );
  requireAll(UnprocessedKeys);
  const [ofLinks, ofFiles] = Responses;
  const links = ofLinks.filter((item) => item !== undefined);
  const files = new Map<string, FileItem | undefined>(fileIds.map((id) => [id, undefined]));
  const folders = new Map<string, FolderItem | undefined>(folderIds.map((id) => [id, undefined]));
  const isClosed = ofFiles.some((item) => item !== undefined && "closedAt" in item);
  for (const item of isClosed ? [] : ofFiles) {
    if (item === undefined || "closedAt" in item) continue;
    if ("fileName" in item) files.set(item.fileId, item);
    else if (item.removedAt === undefined) folders.set(item.fileId, item);
  }
  const link = links.find((item) => "kind" in item);
  const leadsTo = links.find((item) => "leadsTo" in item)?.leadsTo;

  const single = remembering(singleReads);
  return {
    isClosed: async (userId) => (userId === ownerId ? isClosed : single.isClosed(userId)),
    slug: async (name) => (name === slug ? leadsTo : single.slug(name)),
    link: async (id) => (id === linkId ? link : single.link(id)),
    file: async (userId, id) =>
      userId === ownerId && files.has(id) ? files.get(id) : single.file(userId, id),
    folder: async (userId, id) =>
      userId === ownerId && folders.has(id) ? folders.get(id) : single.folder(userId, id),
    folders: async (userId, ids) => {
      if (userId !== ownerId || !ids.every((id) => folders.has(id))) return single.folders(userId, ids);
      return ids.map((id) => folders.get(id)).filter((folder) => folder !== undefined);
    },
    items: async (userId, wanted) => {
      const { fileIds: ofThese = [], folderIds: andThese = [] } = wanted;
      const isRead = ofThese.every((id) => files.has(id)) && andThese.every((id) => folders.has(id));
      if (userId !== ownerId || !isRead) return single.items(userId, wanted);
      return {
        files: ofThese.map((id) => files.get(id)).filter((file) => file !== undefined),
        folders: andThese.map((id) => folders.get(id)).filter((folder) => folder !== undefined),
      };
    },
  };
}

/** What was asked for, and as far as it is known, the folders from there up: any of them may be in the trash. */
function idsOf(target: Target, { folder, file }: Place) {
  const roots = sharedFolderIds(target);
  const isAll = target.kind === "selection" && folder === undefined && file === undefined;
  const own = target.kind === "file" ? [target.fileId ?? ""] : isAll ? (target.fileIds ?? []) : [];
  const fileIds = target.kind !== "file" && file !== undefined ? [file] : own;
  const places = fileIds.map((id) => parentOf.get(id));
  const from = isAll ? [...roots, ...places] : fileIds.length > 0 ? places : [folder ?? roots[0]];
  const folderIds = new Set<string>();
  for (const start of from) {
    for (let id = start; id !== undefined && !folderIds.has(id); id = parentOf.get(id)) folderIds.add(id);
  }
  return { fileIds, folderIds: [...folderIds] };
}

/** The same reads, which remember where things were, and ask for a folder once. */
function remembering(reads: LinkReads): LinkReads {
  const folders = new Map<string, Promise<FolderItem | undefined>>();
  return {
    ...reads,
    slug: async (name) => {
      const linkId = await reads.slug(name);
      if (linkId !== undefined) remember(linkOfSlug, name, linkId);
      return linkId;
    },
    link: async (linkId) => {
      const link = await reads.link(linkId);
      if (link) remember(targetOf, linkId, whereOf(link));
      return link;
    },
    file: async (userId, fileId) => {
      const file = await reads.file(userId, fileId);
      rememberParent(fileId, file?.folderId);
      return file;
    },
    folders: async (userId, folderIds) => {
      const found = await reads.folders(userId, folderIds);
      for (const folder of found) rememberParent(folder.fileId, folder.parentId);
      return found;
    },
    items: async (userId, ids) => {
      const found = await reads.items(userId, ids);
      for (const file of found.files) rememberParent(file.fileId, file.folderId);
      for (const folder of found.folders) rememberParent(folder.fileId, folder.parentId);
      return found;
    },
    folder: async (userId, folderId) => {
      const asked = folders.get(folderId) ?? reads.folder(userId, folderId);
      folders.set(folderId, asked);
      const folder = await asked;
      rememberParent(folderId, folder?.parentId);
      return folder;
    },
  };
}

/** Nothing else of it is kept: not its rules, and no password's hash. */
const whereOf = ({ kind, ownerId, fileId, fileIds, folderIds }: LinkItem): Target => ({
  kind,
  ownerId,
  fileId,
  fileIds,
  folderIds,
});

function rememberParent(id: string, parentId: string | undefined): void {
  if (parentId !== undefined) remember(parentOf, id, parentId);
}

function remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(key, value);
}
