import { randomUUID } from "node:crypto";
import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { FileEntity } from "../files/file.entity.ts";
import { allDueShards } from "../files/file-keys.ts";
import { FolderEntity } from "../files/folder.entity.ts";
import { removeItem } from "../files/remove-file.ts";
import { clearFolder, closeFolder } from "../files/remove-folder.ts";
import { dropLease, holdLease } from "../jobs/lease.ts";
import { log } from "../log.ts";
import { countMetrics } from "../metrics.ts";
import { putLifetimeS } from "../storage/signed-addresses.ts";
import { objectKey } from "../storage/store-client.ts";
import { removeObject } from "../storage/stored-objects.ts";
import { filesTable } from "../toolbox.ts";
import { dropUpload } from "../uploads/abort-upload.ts";
import { PurgeEntity, StartEntity, UploadEntity } from "../uploads/upload.entity.ts";
import { ClosedAccountEntity } from "../users/closed-account.entity.ts";
import { settleAccount } from "../users/settle-account.ts";

const batch = 100;
const leaseMs = 60_000;
/** Files of one folder, or items of one account, that one sweep removes, so that a large one does not keep all else waiting. */
const filesAtOnce = 5000;
/** A note outlives every signed address, and a day of repeated requests. */
const keepNotesMs = Math.max(putLifetimeS * 1000, 24 * 3_600_000);

export interface Swept {
  /** Items dealt with. */
  done: number;
  /** Items that failed; they are due again at the next sweep. */
  failed: number;
  /** false: another sweep held the lease, so that this one did nothing. */
  ran: boolean;
}

/**
 * Releases what is due: stale uploads, old trash, folders and accounts to be cleared,
 * objects that must go. Every step may be repeated
 * or cut short: whatever is left is still due. Does nothing while another sweep holds the lease.
 */
export async function sweep(now = new Date()): Promise<Swept> {
  const holder = randomUUID();
  const swept = { done: 0, failed: 0, ran: false };
  if (!(await holdLease("sweeper", holder, leaseMs, new Date()))) return swept;
  swept.ran = true;
  try {
    for (const shard of allDueShards) await sweepShard(shard, now, swept, holder);
  } finally {
    await dropLease("sweeper", holder, new Date());
    countMetrics({ SweepFailures: swept.failed });
  }
  return swept;
}

const dueQuery = (shard: number, now: Date, exclusiveStartKey: Record<string, unknown> | undefined) =>
  filesTable
    .build(QueryCommand)
    .entities(UploadEntity, FileEntity, FolderEntity, PurgeEntity, StartEntity, ClosedAccountEntity)
    .query({ index: "dueIndex", partition: shard, range: { lte: now.toISOString() } })
    .options({ limit: batch, exclusiveStartKey, showEntityAttr: true, entityAttrFilter: false })
    .send();

type Due = NonNullable<Awaited<ReturnType<typeof dueQuery>>["Items"]>[number];

async function sweepShard(shard: number, now: Date, swept: Swept, holder: string): Promise<void> {
  let lastKey: Record<string, unknown> | undefined;
  do {
    const page = await dueQuery(shard, now, lastKey);
    for (const item of page.Items ?? []) {
      try {
        await settleDue(item, now);
        swept.done++;
      } catch (error) {
        swept.failed++;
        const { entity, sortKey } = item;
        log.error(
          { err: error, entity, sortKey },
          "What is due could not be released and will be tried again",
        );
      }
    }
    lastKey = page.LastEvaluatedKey;
  } while (lastKey && (await holdLease("sweeper", holder, leaseMs, new Date())));
}

async function settleDue(item: Due, now: Date): Promise<void> {
  if (item.entity === "upload") await dropUpload(item, now);
  else if (item.entity === "file") await removeItem(item, now);
  else if (item.entity === "folder") await settleFolder(item, now);
  else if (item.entity === "closedAccount") await settleAccount(item, { files: filesAtOnce }, now);
  else if (item.entity === "start") await StartEntity.build(DeleteItemCommand).key(item).send();
  else await purge(item, now);
}

/** A folder whose time in the trash is over is closed; one that is closed is cleared, as much of it as fits. */
async function settleFolder(item: Extract<Due, { entity: "folder" }>, now: Date): Promise<void> {
  const closed = item.removedAt === undefined ? await closeFolder(item, now, now) : item;
  if (closed) await clearFolder(closed, { files: filesAtOnce }, now);
}

/** Bytes may still arrive while signed addresses live, so the note stays and is done once more at the end. */
async function purge(item: Extract<Due, { entity: "purge" }>, now: Date): Promise<void> {
  const { userId, sortKey, fileId, inParts, purgedAt } = item;
  await removeObject(objectKey(userId, fileId), { inParts });
  const end = new Date(Date.parse(purgedAt) + keepNotesMs);
  if (end <= now) await PurgeEntity.build(DeleteItemCommand).key({ userId, sortKey }).send();
  else await PurgeEntity.build(UpdateItemCommand).item({ userId, sortKey, dueAt: end.toISOString() }).send();
}
