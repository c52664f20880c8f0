import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { JobEntity, type JobName, jobKey } from "./job.entity.ts";

/** Takes or renews the right to do a job for `leaseMs` from `now`. @returns false while another holds it */
export async function holdLease(job: JobName, holder: string, leaseMs: number, now: Date): Promise<boolean> {
  try {
    await JobEntity.build(UpdateItemCommand)
      .item({ ...jobKey(job), holder, heldUntil: new Date(now.getTime() + leaseMs).toISOString() })
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

/** Hands the right back, so that the next need not wait, and leaves the time of this run. */
export async function dropLease(job: JobName, holder: string, now: Date): Promise<void> {
  try {
    await JobEntity.build(UpdateItemCommand)
      .item({ ...jobKey(job), heldUntil: new Date(0).toISOString(), reportedAt: now.toISOString() })
      .options({ condition: { attr: "holder", eq: holder } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
