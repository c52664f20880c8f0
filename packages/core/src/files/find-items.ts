import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { filesTable } from "../toolbox.ts";
import { ClosedAccountEntity, closedAccountKey } from "../users/closed-account.entity.ts";
import { FileEntity } from "./file.entity.ts";
import type { FileItem } from "./file-items.ts";
import { fileSortKey, folderSortKey } from "./file-keys.ts";
import { FolderEntity } from "./folder.entity.ts";
import type { FolderItem } from "./folder-items.ts";

/** What may be asked for in one go, less the mark of a closed account. */
const batchSize = 99;

export interface FoundItems {
  files: FileItem[];
  folders: FolderItem[];
}

/**
 * The files and folders of these ids that their owner has, in the order of the ids, by one strongly consistent
 * request per 99. Those in the trash are among them; folders that are gone for good, but not cleared yet, are not.
 * Nothing is there whose owner's account is closed.
 */
export async function findItems(
  userId: string,
  { fileIds = [], folderIds = [] }: { fileIds?: readonly string[]; folderIds?: readonly string[] },
): Promise<FoundItems> {
  const requests = [
    ...[...new Set(fileIds)].map((id) => fileRequest(userId, id)),
    ...[...new Set(folderIds)].map((id) => folderRequest(userId, id)),
  ];
  const found: FoundItems = { files: [], folders: [] };
  for (const lot of lotsOf(requests)) {
    const command = filesTable
      .build(BatchGetCommand)
      .requests(...lot, closedRequest(userId))
      .options({ consistent: true });
    const { Responses, UnprocessedKeys } = await execute({ maxAttempts: 3 }, command);
    requireAll(UnprocessedKeys);
    for (const item of Responses[0]) {
      if (item === undefined) continue;
      if ("closedAt" in item) return { files: [], folders: [] };
      if ("fileName" in item) found.files.push(item);
      else if (item.removedAt === undefined) found.folders.push(item);
    }
  }
  return found;
}

export const fileRequest = (userId: string, fileId: string) =>
  FileEntity.build(BatchGetRequest).key({ userId, sortKey: fileSortKey(fileId) });

export const folderRequest = (userId: string, folderId: string) =>
  FolderEntity.build(BatchGetRequest).key({ userId, sortKey: folderSortKey(folderId) });

/** The mark of an account that is closed. */
export const closedRequest = (userId: string) =>
  ClosedAccountEntity.build(BatchGetRequest).key(closedAccountKey(userId));

/** What was not read is not what is not there. @throws Error */
export function requireAll(unread: Record<string, unknown> | undefined): void {
  if (Object.keys(unread ?? {}).length > 0)
    throw new Error("DynamoDB did not read all that it was asked for");
}

export const findFiles = async (userId: string, fileIds: readonly string[]): Promise<FileItem[]> =>
  (await findItems(userId, { fileIds })).files;

export const findFolders = async (userId: string, folderIds: readonly string[]): Promise<FolderItem[]> =>
  (await findItems(userId, { folderIds })).folders;

/** One strongly consistent request; undefined for a folder that is gone for good. */
export const findFolder = async (userId: string, folderId: string): Promise<FolderItem | undefined> =>
  (await findFolders(userId, [folderId]))[0];

/** The same for a file. */
export const findSharedFile = async (userId: string, fileId: string): Promise<FileItem | undefined> =>
  (await findFiles(userId, [fileId]))[0];

/** In lots that one BatchGet takes. */
export const lotsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batchSize) }, (_, lot) =>
    all.slice(lot * batchSize, (lot + 1) * batchSize),
  );
