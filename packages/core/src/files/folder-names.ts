import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { folderNameSortKey } from "./file-keys.ts";
import { findGuards } from "./find-guards.ts";
import { FolderNameEntity } from "./folder.entity.ts";
import type { FolderItem } from "./folder-items.ts";

const maxNameBytes = 255;
const maxNumber = 50;

/** Part of a transaction: takes a name within a parent, if it is free. */
export const takeName = (userId: string, folderId: string, parentId: string | undefined, name: string) =>
  FolderNameEntity.build(PutTransaction)
    .item({ userId, sortKey: folderNameSortKey(parentId, name), folderId })
    .options({ condition: { attr: "userId", exists: false } });

/** Part of a transaction: gives back the name that a folder has, if it is still the folder's. */
export const freeName = ({ userId, fileId, parentId, name }: FolderItem) =>
  FolderNameEntity.build(DeleteTransaction)
    .key({ userId, sortKey: folderNameSortKey(parentId, name) })
    .options({ condition: { attr: "folderId", eq: fileId } });

/** The name itself or, where it is taken, the first free one of "name (2)", "name (3)", …: one BatchGet. */
export async function freeNameFor(
  userId: string,
  parentId: string | undefined,
  name: string,
): Promise<string> {
  const names = Array.from({ length: maxNumber }, (_, index) =>
    index === 0 ? name : numbered(name, index + 1),
  );
  const taken = await findGuards(
    userId,
    names.map((candidate) => ({ name: candidate, parentId })),
  );
  return names.find((_, index) => taken[index] === undefined) ?? name;
}

/** "Trip (2)", its stem cut where the whole would be longer than a name may be. */
function numbered(name: string, number: number): string {
  const end = ` (${number})`;
  let stem = name;
  while (new TextEncoder().encode(stem + end).length > maxNameBytes) stem = stem.replace(/.$/su, "");
  return stem + end;
}
