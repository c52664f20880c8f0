import { randomUUID } from "node:crypto";
import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { ConditionsFailed, transact } from "../transact.ts";
import { folderNameSortKey, nameKeyOf } from "./file-keys.ts";
import { FolderEntity, FolderNameEntity } from "./folder.entity.ts";
import type { Folder } from "./folder.schema.ts";
import { type FolderItem, nameTaken, requireFolder, toFolder } from "./folder-items.ts";

const maxTries = 5;

/**
 * Gives a folder another name, which no other folder beside it may have. Repeating it is no error.
 * @throws AppError NAME_TAKEN, NOT_FOUND
 */
export async function renameFolder(
  userId: string,
  { folderId, name }: { folderId: string; name: string },
): Promise<Folder> {
  for (let attempt = 1; ; attempt++) {
    const folder = await requireFolder(userId, folderId);
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

const changeName = ({ userId, sortKey, name }: FolderItem, newName: string) =>
  FolderEntity.build(UpdateTransaction)
    .item({ userId, sortKey, name: newName, nameKey: nameKeyOf("folder", newName) })
    .options({ condition: { attr: "name", eq: name } });

/** The old name is free and the new one taken at the same moment; a change of case alone keeps the guard. */
function moveGuard({ userId, fileId, parentId, name }: FolderItem, newName: string) {
  const oldKey = folderNameSortKey(parentId, name);
  const newKey = folderNameSortKey(parentId, newName);
  if (oldKey === newKey) return [];
  return [
    FolderNameEntity.build(PutTransaction)
      .item({ userId, sortKey: newKey, folderId: fileId })
      .options({ condition: { attr: "userId", exists: false } }),
    FolderNameEntity.build(DeleteTransaction)
      .key({ userId, sortKey: oldKey })
      .options({ condition: { attr: "folderId", eq: fileId } }),
  ];
}
