import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { subjectOfUser } from "../activity/activity.entity.ts";
import { clearActivity } from "../activity/clear-activity.ts";
import { AppError } from "../error.ts";
import { clearFiles } from "../files/clear-files.ts";
import type { Budget } from "../files/remove-folder.ts";
import { removeLink } from "../links/end-link.ts";
import { LinkEntity } from "../links/link.entity.ts";
import { subjectOfLink } from "../links/visit.entity.ts";
import { shareLinksTable } from "../toolbox.ts";

/**
 * Removes what an account that is gone for good left: its links and their numbers, its files and what was on its way,
 * its activity. Every step may be repeated or cut short. `notes`: of objects that must go, which are due by themselves.
 */
export async function clearAccount(
  userId: string,
  budget: Budget,
  now: Date,
): Promise<{ isDone: boolean; notes: number }> {
  if (!(await clearLinks(userId, budget, now))) return { isDone: false, notes: 0 };
  const { isDone, notes } = await clearFiles(userId, budget, now);
  return { isDone: isDone && (await clearActivity(subjectOfUser(userId), budget)), notes };
}

/** Links are cleared first: their numbers are found by them alone. */
async function clearLinks(userId: string, budget: Budget, now: Date): Promise<boolean> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await shareLinksTable
      .build(QueryCommand)
      .entities(LinkEntity)
      .query({ index: "ownerIndex", partition: userId })
      .options({ limit: 25, exclusiveStartKey: from, entityAttrFilter: false })
      .send();
    for (const { linkId } of Items) {
      if (budget.files-- <= 0) return false;
      if (!(await clearActivity(subjectOfLink(linkId), budget))) return false;
      await removeLink(userId, linkId, now).catch(unlessGone);
    }
    from = LastEvaluatedKey;
  } while (from);
  return true;
}

/** The index may tell of a link that DynamoDB took away a moment ago, when its time was over. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
}
