import { BatchDeleteRequest } from "dynamodb-toolbox/entity/actions/batchDelete";
import { BatchWriteCommand, execute } from "dynamodb-toolbox/table/actions/batchWrite";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { z } from "zod";
import type { Budget } from "../files/remove-folder.ts";
import { activityTable } from "../toolbox.ts";
import { mostAtOnce } from "./activities.ts";
import { ActivityEntity } from "./activity.entity.ts";

const Keys = z.array(z.object({ subject: z.string(), sk: z.string() }));

/**
 * Removes all that is written down about an owner or a link, of whatever kind. Repeating it is no error.
 * false: the budget was used up first. @throws Error when DynamoDB does not take them all, after some tries
 */
export async function clearActivity(subject: string, budget: Budget): Promise<boolean> {
  let from: Record<string, unknown> | undefined;
  do {
    if (budget.files <= 0) return false;
    const { Items, LastEvaluatedKey } = await activityTable
      .build(QueryCommand)
      .query({ partition: subject })
      .options({ limit: mostAtOnce, exclusiveStartKey: from })
      .send();
    const keys = Keys.parse(Items ?? []);
    budget.files -= keys.length;
    await removeAll(keys);
    from = LastEvaluatedKey;
  } while (from);
  return true;
}

async function removeAll(keys: z.infer<typeof Keys>): Promise<void> {
  if (keys.length === 0) return;
  const removals = keys.map(({ subject, sk }) =>
    ActivityEntity.build(BatchDeleteRequest).key({ subject, sk }),
  );
  const { UnprocessedItems = {} } = await execute(
    { maxAttempts: 4 },
    activityTable.build(BatchWriteCommand).requests(...removals),
  );
  if (Object.keys(UnprocessedItems).length > 0) throw new Error("Not all activity could be removed");
}
