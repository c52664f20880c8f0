import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { subjectOfUser } from "../activity/activity.entity.ts";
import { clearActivity } from "../activity/clear-activity.ts";
import { AppError } from "../error.ts";
import { clearFiles } from "../files/clear-files.ts";
import type { Budget } from "../files/remove-folder.ts";
import { removeLink } from "../links/end-link.ts";
import { LinkEntity } from "../links/link.entity.ts";
import { subjectOfLink } from "../links/visit.entity.ts";
import { closeLedger } from "../quota/ledger.ts";
import { shareLinksTable } from "../toolbox.ts";
import { ClosedAccountEntity, closedAccountKey } from "./closed-account.entity.ts";
import { PreferencesEntity, preferencesKey } from "./preferences.entity.ts";

/**
 * A closed account's mark stays so long, and all is cleared once more at its end: for what a session that was
 * believed for a minute more still made, for what an index told of too late, and for the record of the clearing.
 */
const keepMarkMs = 24 * 3_600_000;

/**
 * Removes what an account that is gone for good left: its links and their numbers, its files and what was on its way,
 * its activity, and at the end its ledger, which must be empty by then. Every step may be repeated or cut short: the
 * mark is due until nothing is left. false: the budget was used up first.
 */
export async function clearAccount(
  { userId, closedAt }: { userId: string; closedAt: string },
  budget: Budget,
  now: Date,
): Promise<boolean> {
  if (!(await clearLinks(userId, budget, now))) return false;
  const files = await clearFiles(userId, budget, now);
  if (!files.isDone) return false;
  if (!(await clearActivity(subjectOfUser(userId), budget))) return false;
  const end = new Date(Date.parse(closedAt) + keepMarkMs);
  if (end > now) await dueAgain(userId, end);
  // The notes of objects that must go are due by themselves, and hold the mark until they are done.
  else if (files.notes > 0) await dueAgain(userId, new Date(now.getTime() + keepMarkMs));
  else await forget(userId);
  return true;
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

async function dueAgain(userId: string, at: Date): Promise<void> {
  await ClosedAccountEntity.build(UpdateItemCommand)
    .item({ ...closedAccountKey(userId), dueAt: at.toISOString() })
    .send();
}

async function forget(userId: string): Promise<void> {
  await PreferencesEntity.build(DeleteItemCommand).key(preferencesKey(userId)).send();
  await closeLedger(userId);
  await ClosedAccountEntity.build(DeleteItemCommand).key(closedAccountKey(userId)).send();
}
