import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { dueShardOf, purgeSortKey } from "../files/file-keys.ts";
import { objectKey } from "../storage/store-client.ts";
import { removeObject } from "../storage/stored-objects.ts";
import { PurgeEntity } from "./upload.entity.ts";

/** What must go from the object store. `inParts`: it travels or travelled so. */
export interface Purge {
  userId: string;
  fileId: string;
  inParts: boolean;
}

/** Part of a transaction: notes that the object of a file or upload must go, at once. */
export function notePurge({ userId, fileId, inParts }: Purge, now = new Date()) {
  const at = now.toISOString();
  return PurgeEntity.build(PutTransaction).item({
    userId,
    sortKey: purgeSortKey(fileId),
    fileId,
    inParts,
    purgedAt: at,
    dueShard: dueShardOf(fileId),
    dueAt: at,
  });
}

/** Was this file or upload removed not long ago? */
export async function findPurge(userId: string, fileId: string) {
  const { Item } = await PurgeEntity.build(GetItemCommand)
    .key({ userId, sortKey: purgeSortKey(fileId) })
    .options({ consistent: true })
    .send();
  return Item;
}

/** Removes the object now; if the store does not answer, the sweeper does it from the note. */
export async function purgeObject({ userId, fileId, inParts }: Purge): Promise<void> {
  try {
    await removeObject(objectKey(userId, fileId), { inParts });
  } catch {
    // The note stays, so nothing is lost but time.
  }
}
