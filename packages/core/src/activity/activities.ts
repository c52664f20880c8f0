import { BatchPutRequest } from "dynamodb-toolbox/entity/actions/batchPut";
import { BatchWriteCommand, execute } from "dynamodb-toolbox/table/actions/batchWrite";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { openCursor, sealCursor } from "../files/cursor.ts";
import type { Page } from "../files/file-lists.ts";
import { activityTable } from "../toolbox.ts";
import { ActivityEntity, type ActivityItem, activityIdOf, subjectOfUser } from "./activity.entity.ts";
import { type Activity, ActivityKind, type ListActivity, visitorKinds } from "./activity.schema.ts";

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

/** Queries for one page, so that a page of what is rare ends too. */
const mostQueries = 10;

/**
 * One page of what happened to an owner's things, the latest first: one Query, or a few where only some of it is
 * asked for; such a page may be short though more follow. @throws AppError BAD_CURSOR
 */
export async function listActivity(
  userId: string,
  { about, cursor, limit }: Pick<ListActivity, "about" | "limit"> & { cursor?: string | undefined },
): Promise<Page<Activity>> {
  const subject = subjectOfUser(userId);
  const scope = `activity\n${userId}`;
  const found: ActivityItem[] = [];
  let lastKey: Record<string, unknown> | undefined = openCursor(scope, cursor);
  for (let queries = 0; queries < mostQueries; queries++) {
    const { Items = [], LastEvaluatedKey } = await activityTable
      .build(QueryCommand)
      .entities(ActivityEntity)
      .query({ partition: subject })
      .options({
        limit: about ? readAtOnce : limit,
        reverse: true,
        exclusiveStartKey: lastKey,
        entityAttrFilter: false,
        ...(about && { filters: { activity: { attr: "kind", in: kindsOf[about] } } }),
      })
      .send();
    found.push(...Items);
    lastKey = LastEvaluatedKey;
    if (lastKey === undefined || found.length >= limit) break;
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  // More was found than fits: the next page goes on where this one was cut.
  if (found.length > limit && last) lastKey = { subject, sk: last.sk };
  return { items: items.map(toActivity), cursor: sealCursor(scope, lastKey) };
}

/** Items that a Query reads where it leaves most of them out. */
const readAtOnce = 200;

const isVisit = (kind: ActivityKind): boolean => visitorKinds.some((one) => one === kind);
const kindsOf: Record<NonNullable<ListActivity["about"]>, ActivityKind[]> = {
  files: ActivityKind.options.filter((kind) => !kind.startsWith("link.")),
  links: ActivityKind.options.filter((kind) => kind.startsWith("link.") && !isVisit(kind)),
  visitors: visitorKinds,
};

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
