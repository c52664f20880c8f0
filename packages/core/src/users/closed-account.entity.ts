import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { filesTable } from "../toolbox.ts";

/**
 * There while an account is closed: its links lead nowhere. It lies beside the owner's files, so that whoever reads
 * these for a visitor reads it with them, by the same request.
 */
export const ClosedAccountEntity = new Entity({
  name: "closedAccount",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    closedAt: string(),
    /** Of an account that is gone for good: when the sweeper clears what it left. Absent where it is only disabled. */
    dueShard: number().optional(),
    dueAt: string().optional(),
  }),
});

/** Files' sort keys begin with a year, those of all else with a word and "#". */
export const closedAccountKey = (userId: string) => ({ userId, sortKey: "closed" });
