import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { usersTable } from "../toolbox.ts";

/** The quota ledger in bytes. Always: used + reserved + available = quota. */
export const UserEntity = new Entity({
  name: "user",
  table: usersTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    quotaBytes: number(),
    storageUsed: number(),
    storageReserved: number(),
    storageAvailable: number(),
  }),
});
