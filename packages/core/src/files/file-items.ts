import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { AppError } from "../error.ts";
import { FileEntity } from "./file.entity.ts";
import type { File } from "./file.schema.ts";
import { fileSortKey } from "./file-keys.ts";

export type FileItem = FormattedItem<typeof FileEntity>;

export function toFile(item: FileItem): File {
  const { fileId, fileName, fileSize, mimeType, uploadTimestamp, downloadCount } = item;
  return {
    fileId,
    fileName,
    fileSize,
    mimeType,
    folderId: item.folderId ?? null,
    uploadTimestamp,
    downloadCount,
    trashedAt: item.trashedAt ?? null,
    sha256: item.sha256 ?? null,
    digestPartSize: item.digestPartSize ?? null,
  };
}

export const fileNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such file.");

/** One strongly consistent read. */
export async function findFile(userId: string, fileId: string): Promise<FileItem | undefined> {
  const { Item } = await FileEntity.build(GetItemCommand)
    .key({ userId, sortKey: fileSortKey(fileId) })
    .options({ consistent: true })
    .send();
  return Item;
}

/** @throws AppError NOT_FOUND, also for another owner's file */
export async function requireFile(userId: string, fileId: string): Promise<FileItem> {
  const item = await findFile(userId, fileId);
  if (!item) throw fileNotFound();
  return item;
}
