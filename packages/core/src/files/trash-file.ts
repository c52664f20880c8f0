import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $remove } from "dynamodb-toolbox/entity/actions/update";
import { env } from "../env.ts";
import { FileEntity } from "./file.entity.ts";
import { dueShardOf, fileSortKey } from "./file-keys.ts";

/** What makes a file one of the trash, out of its folder's indexes and due for removal after some time. */
export const intoTrash = (userId: string, fileId: string, now: Date) => ({
  parentKey: $remove(),
  trashKey: userId,
  trashedAt: now.toISOString(),
  dueShard: dueShardOf(fileId),
  dueAt: new Date(now.getTime() + env.TRASH_EXPIRES_AFTER).toISOString(),
});

/** Part of a transaction: a file goes to the trash, if it is there and not in the trash yet. */
export const replaceFile = (userId: string, fileId: string, now = new Date()) =>
  FileEntity.build(UpdateTransaction)
    .item({ ...intoTrash(userId, fileId, now), userId, sortKey: fileSortKey(fileId) })
    .options({
      condition: {
        and: [
          { attr: "fileId", exists: true },
          { attr: "trashedAt", exists: false },
        ],
      },
    });
