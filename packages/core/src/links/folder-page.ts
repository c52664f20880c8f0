import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { openCursor, sealCursor } from "../files/cursor.ts";
import { FileEntity } from "../files/file.entity.ts";
import { toFile } from "../files/file-items.ts";
import { parentKeyOf } from "../files/file-keys.ts";
import { listFiles } from "../files/file-lists.ts";
import { FolderEntity } from "../files/folder.entity.ts";
import { listFolders } from "../files/folder-lists.ts";
import { filesTable } from "../toolbox.ts";
import type { BrowseQuestion, SharedFile, SharedFolder } from "./link-view.schema.ts";
import { toSharedFile, toSharedFolder } from "./within.ts";

const pageSize = 200;

interface Content {
  folders: SharedFolder[];
  files: SharedFile[];
}
type Browse = BrowseQuestion | undefined;

/**
 * One page of a folder, folders first. By name it is one Query, and in any order where the folder fits into one
 * page; else one Query for the folders and one for the files. A cursor says with its first word which of these
 * goes on. @throws AppError BAD_CURSOR
 */
export async function folderPage(
  userId: string,
  folderId: string,
  browse: Browse,
): Promise<Content & { cursor: string | null }> {
  const [part, cursor] = splitCursor(browse?.cursor);
  if (part === "files") return { folders: [], ...(await filesAt(userId, folderId, browse, cursor)) };
  if (part === "folders") return apart(userId, folderId, browse, cursor);
  const page = await together(userId, folderId, cursor);
  if (isByName(browse)) return page;
  return page.cursor === null ? { ...inOrder(page, browse), cursor: null } : apart(userId, folderId, browse);
}

/** The index by name holds both, and folders sort first. */
async function together(userId: string, folderId: string, cursor: string | undefined) {
  const partition = parentKeyOf(userId, folderId);
  const scope = `shared\n${partition}`;
  const exclusiveStartKey = openCursor(scope, cursor);
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FileEntity, FolderEntity)
    .query({ index: "folderNameIndex", partition })
    .options({ limit: pageSize, exclusiveStartKey, showEntityAttr: true, entityAttrFilter: false })
    .send();
  const next = sealCursor(scope, LastEvaluatedKey);
  return {
    folders: Items.flatMap((item) => (item.entity === "folder" ? [toSharedFolder(item)] : [])),
    files: Items.flatMap((item) => (item.entity === "file" ? [toSharedFile(toFile(item))] : [])),
    cursor: next && `all:${next}`,
  };
}

async function apart(userId: string, folderId: string, browse: Browse, cursor?: string) {
  const [page, files] = await Promise.all([
    listFolders(userId, { parentId: folderId, limit: pageSize, cursor }),
    filesAt(userId, folderId, browse),
  ]);
  const folders = page.items.map(({ folderId: id, name }) => ({ folderId: id, name }));
  return page.cursor ? { folders, files: [], cursor: `folders:${page.cursor}` } : { folders, ...files };
}

async function filesAt(userId: string, folderId: string, browse: Browse, cursor?: string) {
  const sort = browse?.sort ?? "name";
  const page = await listFiles(userId, { folderId, sort, order: orderOf(browse), limit: pageSize, cursor });
  return { files: page.items.map(toSharedFile), cursor: page.cursor && `files:${page.cursor}` };
}

function splitCursor(cursor: string | undefined): [part: string, cursor: string | undefined] {
  if (cursor === undefined) return ["all", undefined];
  const [part = "", rest] = cursor.split(":");
  // Whatever else is not one that was given out, which opening it finds out.
  return [part, rest ?? ""];
}

const compare = new Intl.Collator("en", { numeric: true }).compare;
const orders = {
  name: (a: SharedFile, b: SharedFile) => compare(a.fileName, b.fileName),
  size: (a: SharedFile, b: SharedFile) => a.fileSize - b.fileSize,
  time: (a: SharedFile, b: SharedFile) => compare(a.uploadTimestamp, b.uploadTimestamp),
};

/** Folders by their names, files as the page is asked for. */
export function inOrder({ folders, files }: Content, browse: Browse): Content {
  const order = orders[browse?.sort ?? "name"];
  const sign = orderOf(browse) === "asc" ? 1 : -1;
  return {
    folders: folders.toSorted((a, b) => compare(a.name, b.name)),
    files: files.toSorted((a, b) => sign * order(a, b)),
  };
}

const isByName = (browse: Browse): boolean =>
  (browse?.sort ?? "name") === "name" && orderOf(browse) === "asc";

/** Names read best from A, sizes and times from the largest and newest. */
const orderOf = (browse: Browse): "asc" | "desc" =>
  browse?.order ?? ((browse?.sort ?? "name") === "name" ? "asc" : "desc");
