import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { LeaseEntity } from "../users/user.entity.ts";

const leaseMs = 60_000;
/** No account has this id: accounts' ids have no "#". */
const leaseKey = "system#sweeper";

/** Takes or renews the right to sweep for a minute. @returns false while another holds it */
export async function holdLease(holder: string, now: Date): Promise<boolean> {
  try {
    await LeaseEntity.build(UpdateItemCommand)
      .item({ userId: leaseKey, holder, heldUntil: new Date(now.getTime() + leaseMs).toISOString() })
      .options({
        condition: {
          or: [
            { attr: "heldUntil", exists: false },
            { attr: "heldUntil", lte: now.toISOString() },
            { attr: "holder", eq: holder },
          ],
        },
      })
      .send();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Hands the right back, so that the next sweep need not wait. */
export async function dropLease(holder: string): Promise<void> {
  try {
    await LeaseEntity.build(UpdateItemCommand)
      .item({ userId: leaseKey, heldUntil: new Date(0).toISOString() })
      .options({ condition: { attr: "holder", eq: holder } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
