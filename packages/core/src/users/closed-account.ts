import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { ConditionCheck } from "dynamodb-toolbox/entity/actions/transactCheck";
import { dueShardOf } from "../files/file-keys.ts";
import { ClosedAccountEntity, closedAccountKey } from "./closed-account.entity.ts";

/** Whether an account is disabled or gone, so that its links are too. One strongly consistent Get. */
export async function isAccountClosed(userId: string): Promise<boolean> {
  return (await closedSince(userId)) !== undefined;
}

/** When an account was disabled or removed; undefined where it is neither. One strongly consistent Get. */
export async function closedSince(userId: string): Promise<string | undefined> {
  const { Item } = await ClosedAccountEntity.build(GetItemCommand)
    .key(closedAccountKey(userId))
    .options({ consistent: true })
    .send();
  return Item?.closedAt;
}

/** Holds a transaction to accounts that are neither disabled nor gone. */
export const openAccountCheck = (userId: string) =>
  ClosedAccountEntity.build(ConditionCheck)
    .key(closedAccountKey(userId))
    .condition({ attr: "closedAt", exists: false })
    .params();

/**
 * From now on the account's links lead nowhere, and nobody signs in to it. All that it has stays, until it is enabled
 * again. Doing it again changes nothing.
 */
export async function disableAccount(userId: string, now = new Date()): Promise<void> {
  await ClosedAccountEntity.build(PutItemCommand)
    .item({ ...closedAccountKey(userId), closedAt: now.toISOString() })
    // What is gone for good stays so.
    .options({ condition: { attr: "dueAt", exists: false } })
    .send();
}

/** Doing it again changes nothing. @throws ConditionalCheckFailedException where the account is gone for good */
export async function enableAccount(userId: string): Promise<void> {
  await ClosedAccountEntity.build(DeleteItemCommand)
    .key(closedAccountKey(userId))
    .options({ condition: { attr: "dueAt", exists: false } })
    .send();
}

/**
 * The write that ends an account for good, for the transaction that removes its sign-in: its links are gone with it,
 * and all that it left is due to be cleared.
 */
export function closingWrite(userId: string, now: Date) {
  const at = now.toISOString();
  const due = { dueShard: dueShardOf(userId), dueAt: at };
  const { TableName, Item } = ClosedAccountEntity.build(PutItemCommand)
    .item({ ...closedAccountKey(userId), closedAt: at, ...due })
    .params();
  return { Put: { TableName, Item } };
}
