import { randomUUID } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $remove, UpdateItemCommand, type UpdateItemInput } from "dynamodb-toolbox/entity/actions/update";
import { attachment, servedType } from "../disposition.ts";
import type { Grant } from "../links/link.schema.ts";
import { signGet } from "../storage/signed-addresses.ts";
import { objectKey } from "../storage/store-client.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { FileEntity } from "./file.entity.ts";
import type { File } from "./file.schema.ts";
import { type FileItem, fileNotFound, requireFile, toFile } from "./file-items.ts";
import { fileSortKey, nameKeyOf, parentKeyOf } from "./file-keys.ts";
import { checkFolder } from "./folder-items.ts";
import { intoTrash } from "./trash-file.ts";
import { openPlace } from "./trash-folder.ts";

const ownerGrantS = 3600;

/** @throws AppError NOT_FOUND */
export const getFile = async (userId: string, fileId: string): Promise<File> =>
  toFile(await requireFile(userId, fileId));

/** Gives a file another name; several files may share one. @throws AppError NOT_FOUND */
export const renameFile = (userId: string, input: { fileId: string; fileName: string }): Promise<File> =>
  change(userId, input.fileId, { fileName: input.fileName, nameKey: nameKeyOf("file", input.fileName) });

/**
 * Moves a file to the trash: its bytes stay and count, its links are suspended, and after some time
 * the sweeper removes it. Repeating it is no error. @throws AppError NOT_FOUND
 */
export async function trashFile(userId: string, fileId: string, now = new Date()): Promise<File> {
  const file = await requireFile(userId, fileId);
  if (file.trashedAt) return toFile(file);
  return change(userId, fileId, intoTrash(userId, fileId, now));
}

/**
 * Puts a file back where it was; where its folder is gone or in the trash, to the top level. Repeating it is no
 * error. @throws AppError NOT_FOUND
 */
export async function restoreFile(userId: string, fileId: string): Promise<File> {
  const file = await requireFile(userId, fileId);
  if (!file.trashedAt) return toFile(file);
  const folderId = await openPlace(userId, file.folderId);
  const back = outOfTrash(file, folderId);
  try {
    // Named anew each time: trashed and restored once more is not a repetition.
    await transact(folderId ? [back, checkFolder(userId, folderId)] : [back], randomUUID());
    return toFile({ ...file, folderId, trashedAt: undefined });
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    // Somebody else restored or removed it, or its folder went to the trash: look again.
    return restoreFile(userId, fileId);
  }
}

const outOfTrash = ({ userId, sortKey }: FileItem, folderId: string | undefined) =>
  FileEntity.build(UpdateTransaction)
    .item({
      userId,
      sortKey,
      folderId: folderId ?? $remove(),
      parentKey: parentKeyOf(userId, folderId),
      trashKey: $remove(),
      trashedAt: $remove(),
      dueShard: $remove(),
      dueAt: $remove(),
    })
    .options({ condition: { attr: "trashedAt", exists: true } });

/** An address for the owner, good for an hour. @throws AppError NOT_FOUND */
export async function downloadFile(userId: string, fileId: string, now = new Date()): Promise<Grant> {
  const file = await requireFile(userId, fileId);
  const type = servedType(file.mimeType);
  const url = await signGet(objectKey(userId, fileId), attachment(file.fileName), type, ownerGrantS);
  return { url, expiresAt: new Date(now.getTime() + ownerGrantS * 1000).toISOString() };
}

type Change = Omit<UpdateItemInput<typeof FileEntity>, "userId" | "sortKey">;

async function change(userId: string, fileId: string, to: Change): Promise<File> {
  try {
    const { Attributes } = await FileEntity.build(UpdateItemCommand)
      .item({ ...to, userId, sortKey: fileSortKey(fileId) })
      .options({ condition: { attr: "fileId", exists: true }, returnValues: "ALL_NEW" })
      .send();
    if (!Attributes) throw fileNotFound();
    return toFile(Attributes);
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? fileNotFound() : error;
  }
}
