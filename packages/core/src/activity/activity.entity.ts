import { Entity, type FormattedItem } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { list } from "dynamodb-toolbox/schema/list";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { activityTable } from "../toolbox.ts";
import { ActivityKind } from "./activity.schema.ts";

/** Only ever added: what happened does not change. */
export const ActivityEntity = new Entity({
  name: "activity",
  table: activityTable,
  timestamps: false,
  schema: item({
    subject: string().key(),
    sk: string().key(),
    kind: string().enum(...ActivityKind.options),
    at: string(),
    name: string().optional(),
    formerName: string().optional(),
    fileId: string().optional(),
    folderId: string().optional(),
    linkId: string().optional(),
    changed: list(string()).optional(),
    /** Seconds since 1970: DynamoDB may then delete it. */
    ttl: number(),
  }),
});
export type ActivityItem = FormattedItem<typeof ActivityEntity>;

const prefix = "at#";

export const subjectOfUser = (userId: string): string => `user#${userId}`;
export const activitySortKey = (activityId: string): string => `${prefix}${activityId}`;
export const activityIdOf = (sortKey: string): string => sortKey.slice(prefix.length);
