import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import type { Budget } from "../files/remove-folder.ts";
import { closeLedger } from "../quota/ledger.ts";
import { clearAccount } from "./clear-account.ts";
import { ClosedAccountEntity, closedAccountKey } from "./closed-account.entity.ts";
import { PreferencesEntity, preferencesKey } from "./preferences.entity.ts";

/**
 * A closed account's mark stays so long, and all is cleared once more at its end: for what a session that was
 * believed for a minute more still made, for what an index told of too late, and for the record of the clearing.
 */
const keepMarkMs = 24 * 3_600_000;

/**
 * Clears a closed account as far as the budget goes. The mark is due until nothing is left, and once more a day later;
 * then ledger, which must be empty by then, preferences and mark go. false: the budget was used up first.
 */
export async function settleAccount(
  { userId, closedAt }: { userId: string; closedAt: string },
  budget: Budget,
  now: Date,
): Promise<boolean> {
  const { isDone, notes } = await clearAccount(userId, budget, now);
  if (!isDone) return false;
  const end = new Date(Date.parse(closedAt) + keepMarkMs);
  if (end > now) await dueAgain(userId, end);
  // What was removed late leaves notes that hold the mark.
  else if (notes > 0) await dueAgain(userId, new Date(now.getTime() + keepMarkMs));
  else await forget(userId);
  return true;
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
