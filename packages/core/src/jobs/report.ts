import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { $set, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { JobEntity, type JobName, jobKey } from "./job.entity.ts";

/** How often a job that runs all the time leaves word, also while nothing happens. */
export const heartbeatMs = 5000;

export interface Report {
  lagMs: number;
  backlog: number;
  positions?: Record<string, string>;
}

/** Leaves word of how far a job is. */
export async function report(job: JobName, { positions, ...how }: Report, now: Date): Promise<void> {
  await JobEntity.build(UpdateItemCommand)
    .item({
      ...jobKey(job),
      ...how,
      reportedAt: now.toISOString(),
      ...(positions && { positions: $set(positions) }),
    })
    .send();
}

/** The last word of a job, if there is any. */
export async function lastReport(job: JobName) {
  const { Item } = await JobEntity.build(GetItemCommand)
    .key(jobKey(job))
    .options({ consistent: true })
    .send();
  return Item;
}
