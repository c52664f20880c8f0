import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { record } from "dynamodb-toolbox/schema/record";
import { string } from "dynamodb-toolbox/schema/string";
import { usersTable } from "../toolbox.ts";

/**
 * What is done beside the requests: one row each, which whoever does it holds for a while, so that no two
 * do the same work, and where they say how far they are.
 */
export const JobEntity = new Entity({
  name: "job",
  table: usersTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    holder: string().optional(),
    heldUntil: string().optional(),
    reportedAt: string().optional(),
    /** How long the oldest that waits has waited, in ms, and how many are known to wait, at that time. */
    lagMs: number().optional(),
    backlog: number().optional(),
    /** Of the consumer on one machine: by shard, the sequence number of the last change that is dealt with. */
    positions: record(string(), string()).optional(),
  }),
});

/** `consumer` is who may read streams on one machine; how far one is, is told for the stream of each table. */
export type JobName = "sweeper" | "consumer" | `consumer#${string}`;

/** No account has such an id: accounts' ids have no "#". */
export const jobKey = (job: JobName) => ({ userId: `system#${job}` });

/** Of the stream of a table. */
export const streamJob = (tableName: string) => `consumer#${tableName}` as const;
