import { Entity } from "dynamodb-toolbox/entity";
import { boolean } from "dynamodb-toolbox/schema/boolean";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { usersTable } from "../toolbox.ts";

/**
 * What an owner prefers, each of it by itself, so that a change merges with those made elsewhere. An item of its
 * own: the ledger's would otherwise be there before it is opened.
 */
export const PreferencesEntity = new Entity({
  name: "preferences",
  table: usersTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    linkExpiresIn: number().optional(),
    linkMaxDownloads: number().optional(),
    linkAsksPassword: boolean().optional(),
    linkAllowPreview: boolean().optional(),
    linkAllowDownload: boolean().optional(),
    linkTellWhenGone: boolean().optional(),
    mailAskedForMore: boolean().optional(),
  }),
});

/** No account has such an id: accounts' ids have no "#". */
export const preferencesKey = (userId: string) => ({ userId: `preferences#${userId}` });
