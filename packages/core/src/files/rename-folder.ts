import { randomUUID } from "node:crypto";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { ConditionsFailed, transact } from "../transact.ts";
import { folderNameSortKey, nameKeyOf } from "./file-keys.ts";
import { FolderEntity } from "./folder.entity.ts";
import type { Folder } from "./folder.schema.ts";
import {
  type FolderItem,
  folderInTrash,
  isOpen,
  liesIn,
  nameTaken,
  requireFolder,
  toFolder,
} from "./folder-items.ts";
import { freeName, takeName } from "./folder-names.ts";

const maxTries = 5;

/**
 * Gives a folder another name, which no other folder beside it may have. Repeating it is no error.
 * @throws AppError NAME_TAKEN, NOT_FOUND, BAD_INPUT (in the trash)
 */
export async function renameFolder(
  userId: string,
  { folderId, name }: { folderId: string; name: string },
): Promise<Folder> {
  for (let attempt = 1; ; attempt++) {
    const folder = await requireFolder(userId, folderId);
    if (folder.trashedAt !== undefined) throw folderInTrash();
    if (folder.name === name) return toFolder(folder);
    try {
      // Named anew each time: from A to B and back and once more to B is not a repetition.
      await transact([changeName(folder, name), ...moveGuard(folder, name)], randomUUID());
      return { ...toFolder(folder), name };
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error;
      const [changed, taken] = error.failures;
      // Somebody else renamed it since it was read: look again.
      if (changed?.failed && attempt < maxTries) continue;
      if (taken?.failed) throw nameTaken(name);
      throw error;
    }
  }
}

const changeName = ({ userId, sortKey, parentId, name }: FolderItem, newName: string) =>
  FolderEntity.build(UpdateTransaction)
    .item({ userId, sortKey, name: newName, nameKey: nameKeyOf("folder", newName) })
    .options({ condition: { and: [{ attr: "name", eq: name }, liesIn(parentId), ...isOpen] } });

/** The old name is free and the new one taken at the same moment; a change of case alone keeps the guard. */
function moveGuard(folder: FolderItem, newName: string) {
  const { userId, fileId, parentId, name } = folder;
  if (folderNameSortKey(parentId, name) === folderNameSortKey(parentId, newName)) return [];
  return [takeName(userId, fileId, parentId, newName), freeName(folder)];
}
