import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { filesTable } from "../toolbox.ts";
import { guardsWithin } from "./file-keys.ts";
import { FolderNameEntity } from "./folder.entity.ts";

/**
 * Levels of folders below a folder. Where there are any, the guards of all the owner's names are read, which
 * hold the tree in a few bytes for each folder: some thousands with a request, however the tree is shaped.
 */
export async function levelsBelow(userId: string, folderId: string): Promise<number> {
  const first = await guards(userId, guardsWithin(folderId), undefined, 1);
  if (first.found.length === 0) return 0;
  const childrenOf = new Map<string, string[]>();
  for (let from: Record<string, unknown> | undefined, more = true; more; more = from !== undefined) {
    const page = await guards(userId, "name#", from);
    for (const guard of page.found) {
      const parentId = guard.sortKey.split("#")[1] ?? "";
      childrenOf.set(parentId, [...(childrenOf.get(parentId) ?? []), guard.folderId]);
    }
    from = page.lastKey;
  }
  return heightOf(folderId, childrenOf);
}

function heightOf(folderId: string, childrenOf: ReadonlyMap<string, string[]>): number {
  let level = [folderId];
  const seen = new Set(level);
  for (let height = 0; ; height++) {
    level = level.flatMap((id) => childrenOf.get(id) ?? []).filter((id) => !seen.has(id));
    if (level.length === 0) return height;
    for (const id of level) seen.add(id);
  }
}

/** Names that are taken: a consistent read of the table itself, which no index lags behind. */
export async function guards(
  userId: string,
  beginsWith: string,
  exclusiveStartKey?: Record<string, unknown>,
  limit?: number,
) {
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FolderNameEntity)
    .query({ partition: userId, range: { beginsWith } })
    .options({ consistent: true, exclusiveStartKey, limit, entityAttrFilter: false })
    .send();
  return { found: Items, lastKey: LastEvaluatedKey };
}
