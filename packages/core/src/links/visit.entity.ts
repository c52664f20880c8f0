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
    /** Of the visits those by programs, which are not among `visits`. */
    programs: number().optional(),
    lastAt: string().optional(),
    ttl: number(),
  }),
});

/** That somebody was there that day. Who it was follows from it no more once the day's salt is gone. */
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

/** With what addresses are mixed for one day before they are hashed, so that afterwards nobody can try them out. */
export const SaltEntity = new Entity({
  name: "visitorSalt",
  table: activityTable,
  timestamps: false,
  schema: item({ subject: string().key(), sk: string().key(), salt: string(), ttl: number() }),
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
export const saltSubject = "visitor-salt";
export const dayPrefix = "day#";
export const visitorPrefix = "visitor#";
export const referrerPrefix = "from#site#";
export const countryPrefix = "from#country#";
export const receiptPrefix = "receipt#";
