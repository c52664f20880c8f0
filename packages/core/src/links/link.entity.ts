import { Entity } from "dynamodb-toolbox/entity";
import { boolean } from "dynamodb-toolbox/schema/boolean";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { shareLinksTable } from "../toolbox.ts";

export const LinkEntity = new Entity({
  name: "link",
  table: shareLinksTable,
  timestamps: false,
  schema: item({
    linkId: string().key(),
    fileId: string(),
    ownerId: string(),
    createdAt: string(),
    senderName: string(),
    active: boolean(),
    downloadCount: number(),
    expiresAt: string().optional(),
    maxDownloads: number().optional(),
    name: string().optional(),
    note: string().optional(),
    /** Seconds since 1970, some time after expiry: DynamoDB may then delete the link. */
    ttl: number().optional(),
  }),
});
