import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $add } from "dynamodb-toolbox/entity/actions/update";
import { env } from "../env.ts";
import { UserEntity } from "../users/user.entity.ts";
import type { Quota } from "./quota.schema.ts";

/**
 * The four moves of the ledger. DynamoDB conditions cannot do arithmetic, so `available` is stored
 * and each move is a commutative ADD. Each travels in the transaction of the item that it is about,
 * so a crash leaves both or neither.
 */
const move = (userId: string, by: { available?: number; reserved?: number; used?: number }) =>
  UserEntity.build(UpdateTransaction).item({
    userId,
    ...(by.available !== undefined && { storageAvailable: $add(by.available) }),
    ...(by.reserved !== undefined && { storageReserved: $add(by.reserved) }),
    ...(by.used !== undefined && { storageUsed: $add(by.used) }),
  });

/** Takes `bytes` out of what is available, if they fit; its condition also fails where no ledger exists yet. */
export const reserve = (userId: string, bytes: number) =>
  move(userId, { available: -bytes, reserved: bytes }).options({
    condition: { attr: "storageAvailable", gte: bytes },
    returnValuesOnConditionFalse: "ALL_OLD",
  });

/** Reserved bytes have become stored bytes. */
export const settle = (userId: string, bytes: number) => move(userId, { reserved: -bytes, used: bytes });

/** Reserved bytes will not come. */
export const release = (userId: string, bytes: number) =>
  move(userId, { reserved: -bytes, available: bytes });

/** Stored bytes are gone. */
export const free = (userId: string, bytes: number) => move(userId, { used: -bytes, available: bytes });

/** Opens the ledger with the default limit unless it is open. */
export async function openLedger(userId: string): Promise<void> {
  const opened = { userId, quotaBytes: env.QUOTA_BYTES, storageAvailable: env.QUOTA_BYTES };
  try {
    await UserEntity.build(PutItemCommand)
      .item({ ...opened, storageUsed: 0, storageReserved: 0 })
      .options({ condition: { attr: "userId", exists: false } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Ends the ledger of an owner who is gone, once nothing is stored or on its way. @throws ConditionalCheckFailedException */
export async function closeLedger(userId: string): Promise<void> {
  await UserEntity.build(DeleteItemCommand)
    .key({ userId })
    .options({
      condition: {
        or: [
          { attr: "userId", exists: false },
          {
            and: [
              { attr: "storageUsed", eq: 0 },
              { attr: "storageReserved", eq: 0 },
            ],
          },
        ],
      },
    })
    .send();
}

/** The owner's ledger in bytes. An owner who never stored anything has the default limit. */
export async function getQuota(userId: string): Promise<Quota> {
  const { Item } = await UserEntity.build(GetItemCommand)
    .key({ userId })
    .options({ consistent: true })
    .send();
  if (!Item) {
    return {
      quotaBytes: env.QUOTA_BYTES,
      storageUsed: 0,
      storageReserved: 0,
      storageAvailable: env.QUOTA_BYTES,
    };
  }
  const { quotaBytes, storageUsed, storageReserved, storageAvailable } = Item;
  return { quotaBytes, storageUsed, storageReserved, storageAvailable };
}
