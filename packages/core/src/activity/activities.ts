import { BatchPutRequest } from "dynamodb-toolbox/entity/actions/batchPut";
import { BatchWriteCommand, execute } from "dynamodb-toolbox/table/actions/batchWrite";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { openCursor, sealCursor } from "../files/cursor.ts";
import type { Page } from "../files/file-lists.ts";
import { activityTable } from "../toolbox.ts";
import { ActivityEntity, type ActivityItem, activityIdOf, subjectOfUser } from "./activity.entity.ts";
import type { Activity } from "./activity.schema.ts";

/** The most that one BatchWrite takes. */
export const mostAtOnce = 25;

/**
 * Writes up to 25 down. Each has its own key by what it is, so that writing it again changes nothing.
 * @throws Error when DynamoDB does not take them all, after some tries
 */
export async function writeActivities(items: ActivityItem[]): Promise<void> {
  const byKey = new Map(items.map((item) => [`${item.subject}\n${item.sk}`, item]));
  if (byKey.size === 0) return;
  const puts = [...byKey.values()].map((item) => ActivityEntity.build(BatchPutRequest).item(item));
  const { UnprocessedItems = {} } = await execute(
    { maxAttempts: 4 },
    activityTable.build(BatchWriteCommand).requests(...puts),
  );
  if (Object.keys(UnprocessedItems).length > 0) throw new Error("Not all activity could be written down");
}

/** One page of what happened to an owner's things, the latest first: one Query. @throws AppError BAD_CURSOR */
export async function listActivity(
  userId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Activity>> {
  const partition = subjectOfUser(userId);
  const scope = `activity\n${userId}`;
  const exclusiveStartKey = openCursor(scope, cursor);
  const { Items = [], LastEvaluatedKey } = await activityTable
    .build(QueryCommand)
    .entities(ActivityEntity)
    .query({ partition })
    .options({ limit, reverse: true, exclusiveStartKey, entityAttrFilter: false })
    .send();
  return { items: Items.map(toActivity), cursor: sealCursor(scope, LastEvaluatedKey) };
}

const toActivity = (item: ActivityItem): Activity => ({
  activityId: activityIdOf(item.sk),
  kind: item.kind,
  at: item.at,
  name: item.name ?? null,
  formerName: item.formerName ?? null,
  fileId: item.fileId ?? null,
  folderId: item.folderId ?? null,
  linkId: item.linkId ?? null,
  changed: item.changed ?? [],
});
