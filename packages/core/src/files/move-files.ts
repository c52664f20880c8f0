import { randomUUID } from "node:crypto";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $remove } from "dynamodb-toolbox/entity/actions/update";
import { AppError } from "../error.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { FileEntity } from "./file.entity.ts";
import type { File } from "./file.schema.ts";
import { type FileItem, fileNotFound, toFile } from "./file-items.ts";
import { parentKeyOf } from "./file-keys.ts";
import { findFiles } from "./find-items.ts";
import { checkFolder, folderNotFound, openPath } from "./folder-items.ts";

/**
 * Moves up to 50 files into a folder (null: the top level), all or none, with whatever links lead to them.
 * Repeating it is no error. A BatchGet, a Get for each level of the folder, a transaction.
 * @throws AppError NOT_FOUND (a file, the folder), BAD_INPUT (in the trash)
 */
export async function moveFiles(
  userId: string,
  { fileIds, folderId }: { fileIds: string[]; folderId: string | null },
): Promise<{ files: File[] }> {
  const place = folderId ?? undefined;
  const wanted = new Set(fileIds);
  const [found] = await Promise.all([findFiles(userId, fileIds), place && openPath(userId, place)]);
  if (found.length < wanted.size) throw fileNotFound();
  if (found.some(({ trashedAt }) => trashedAt !== undefined)) throw fileInTrash();
  const going = found.filter((file) => file.folderId !== place);
  try {
    if (going.length > 0) {
      const moved = going.map((file) => moveTo(file, place));
      // Named anew each time: there and back and there again is not a repetition.
      await transact(place ? [...moved, checkFolder(userId, place)] : moved, randomUUID());
    }
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw error.failures[going.length]?.failed ? folderNotFound() : fileNotFound();
  }
  const files = new Map(found.map((file) => [file.fileId, { ...toFile(file), folderId }]));
  return { files: [...wanted].flatMap((id) => files.get(id) ?? []) };
}

/** Moves one file. @throws AppError NOT_FOUND, BAD_INPUT */
export async function moveFile(
  userId: string,
  { fileId, folderId }: { fileId: string; folderId: string | null },
): Promise<File> {
  const [file] = (await moveFiles(userId, { fileIds: [fileId], folderId })).files;
  if (!file) throw fileNotFound();
  return file;
}

const fileInTrash = (): AppError => new AppError("BAD_INPUT", "This file is in the trash. Restore it first.");

const moveTo = ({ userId, sortKey }: FileItem, folderId: string | undefined) =>
  FileEntity.build(UpdateTransaction)
    .item({ userId, sortKey, folderId: folderId ?? $remove(), parentKey: parentKeyOf(userId, folderId) })
    .options({
      condition: {
        and: [
          { attr: "fileId", exists: true },
          { attr: "trashedAt", exists: false },
        ],
      },
    });
