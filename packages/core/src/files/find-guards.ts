import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { filesTable } from "../toolbox.ts";
import { folderNameSortKey } from "./file-keys.ts";
import { FolderNameEntity } from "./folder.entity.ts";

/** The most keys that one BatchGet takes. */
const maxKeys = 100;

/**
 * Which folders have these names within these parents, in the order asked: one strongly consistent
 * BatchGet per hundred.
 */
export async function findGuards(
  userId: string,
  names: { name: string; parentId: string | undefined }[],
): Promise<(string | undefined)[]> {
  const keys = names.map(({ name, parentId }) => folderNameSortKey(parentId, name));
  const found = new Map<string, string>();
  for (let first = 0; first < keys.length; first += maxKeys) {
    const requests = keys
      .slice(first, first + maxKeys)
      .map((sortKey) => FolderNameEntity.build(BatchGetRequest).key({ userId, sortKey }));
    const command = filesTable
      .build(BatchGetCommand)
      .requests(...requests)
      .options({ consistent: true });
    const { Responses } = await execute({ maxAttempts: 4 }, command);
    for (const guard of Responses?.[0] ?? []) if (guard) found.set(guard.sortKey, guard.folderId);
  }
  return keys.map((key) => found.get(key));
}
