import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { activityTable } from "../toolbox.ts";

/** One day of a link: what came, by whom. */
export const LinkDayEntity = new Entity({
  name: "linkDay",
  table: activityTable,
  timestamps: false,
  schema: item({
    subject: string().key(),
    sk: string().key(),
    visits: number().optional(),
    /** People that day, each once. */
    visitors: number().optional(),
    downloads: number().optional(),
    bots: number().optional(),
    lastAt: string().optional(),
    ttl: number(),
  }),
});

/** That somebody was there that day. Whoever it was follows from it no more once the day is over. */
export const VisitorEntity = new Entity({
  name: "visitor",
  table: activityTable,
  timestamps: false,
  schema: item({ subject: string().key(), sk: string().key(), ttl: number() }),
});

/** How many came from one site, or from one country. */
export const OriginEntity = new Entity({
  name: "origin",
  table: activityTable,
  timestamps: false,
  schema: item({ subject: string().key(), sk: string().key(), visits: number(), ttl: number() }),
});

/** A recipient's browser has compared the bytes it saved with those that were sent. */
export const ReceiptEntity = new Entity({
  name: "receipt",
  table: activityTable,
  timestamps: false,
  schema: item({
    subject: string().key(),
    sk: string().key(),
    at: string(),
    fileName: string(),
    ttl: number(),
  }),
});

export const subjectOfLink = (linkId: string): string => `link#${linkId}`;
export const dayPrefix = "day#";
export const visitorPrefix = "visitor#";
export const referrerPrefix = "from#site#";
export const countryPrefix = "from#country#";
export const receiptPrefix = "receipt#";
