import { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { subjectOfUser } from "../../activity/activity.entity.ts";
import { documentClient } from "../../dynamodb.ts";
import { env } from "../../env.ts";
import { subjectOfLink } from "../../links/visit.entity.ts";
import { preferencesKey } from "../preferences.entity.ts";

/** How many items of each kind any table has of an owner and of these links. */
export async function itemsOf(userId: string, linkIds: string[]): Promise<Record<string, number>> {
  const kinds: string[] = [];
  const query = async (TableName: string, key: string, value: string, kindOf: (sort: string) => string) => {
    const { Items = [] } = await documentClient().send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "#key = :value",
        ExpressionAttributeNames: { "#key": key },
        ExpressionAttributeValues: { ":value": value },
        ConsistentRead: true,
      }),
    );
    kinds.push(...Items.map((item) => kindOf(String(item.sortKey ?? item.sk))));
  };
  await query(env.FILES_TABLE, "userId", userId, (sort) =>
    /^\d/.test(sort) ? "file" : (sort.split("#")[0] ?? ""),
  );
  await query(env.ACTIVITY_TABLE, "subject", subjectOfUser(userId), () => "activity");
  for (const linkId of linkIds)
    await query(env.ACTIVITY_TABLE, "subject", subjectOfLink(linkId), () => "visits");
  for (const [userKey, kind] of [
    [userId, "ledger"],
    [preferencesKey(userId).userId, "preferences"],
  ] as const) {
    await query(env.USERS_TABLE, "userId", userKey, () => kind);
  }
  if (linkIds.length > 0) kinds.push(...(await linksLeft(linkIds)));
  const counts: Record<string, number> = {};
  for (const kind of kinds.toSorted()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

async function linksLeft(linkIds: string[]): Promise<string[]> {
  const keys = linkIds.map((linkId) => ({ linkId }));
  const { Responses = {} } = await documentClient().send(
    new BatchGetCommand({ RequestItems: { [env.SHARE_LINKS_TABLE]: { Keys: keys, ConsistentRead: true } } }),
  );
  return (Responses[env.SHARE_LINKS_TABLE] ?? []).map(() => "link");
}
