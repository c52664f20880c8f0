import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { UserEntity } from "../users/user.entity.ts";
import { getQuota, openLedger } from "./ledger.ts";

/**
 * Gives an owner another limit, in bytes. Nothing that is stored or on its way is lost by a smaller one: what is
 * available may go below zero, and nothing new fits until it is above.
 */
export async function changeQuota(userId: string, quotaBytes: number): Promise<void> {
  await openLedger(userId);
  for (;;) {
    const current = await getQuota(userId);
    try {
      // The difference is added, so that reservations made at this moment count; it holds for this limit alone.
      await UserEntity.build(UpdateItemCommand)
        .item({ userId, quotaBytes, storageAvailable: $add(quotaBytes - current.quotaBytes) })
        .options({ condition: { attr: "quotaBytes", eq: current.quotaBytes } })
        .send();
      return;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
