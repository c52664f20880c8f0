import { Entity } from "dynamodb-toolbox/entity";
import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { lotsOf } from "../files/find-items.ts";
import { activityTable } from "../toolbox.ts";
import { subjectOfLink } from "./visit.entity.ts";

/** The visits of a link in one number, for lists of many links: adding up the days of each would be a Query each. */
const LinkTotalsEntity = new Entity({
  name: "linkTotals",
  table: activityTable,
  timestamps: false,
  schema: item({
    subject: string().key(),
    sk: string().key(),
    visits: number(),
    ttl: number(),
  }),
});

const keyOf = (linkId: string) => ({ subject: subjectOfLink(linkId), sk: "total" });

/** One visit more. @param ttl seconds since 1970 until which the number is kept at least */
export async function countVisit(linkId: string, ttl: number): Promise<void> {
  await LinkTotalsEntity.build(UpdateItemCommand)
    .item({ ...keyOf(linkId), visits: $add(1), ttl })
    .send();
}

/** How often each of these links was visited: a BatchGet per hundred. Those nobody visited are left out. */
export async function visitsOf(linkIds: readonly string[]): Promise<Map<string, number>> {
  const visits = new Map<string, number>();
  for (const ids of lotsOf([...new Set(linkIds)])) {
    const wanted = ids.map((linkId) => LinkTotalsEntity.build(BatchGetRequest).key(keyOf(linkId)));
    const { Responses } = await execute(
      { maxAttempts: 3 },
      activityTable.build(BatchGetCommand).requests(...wanted),
    );
    // Answers come in the order of the questions.
    ids.forEach((linkId, at) => visits.set(linkId, Responses[0][at]?.visits ?? 0));
  }
  return visits;
}
