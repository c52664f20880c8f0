import { z } from "zod";
import { Slug } from "./slug.schema.ts";

const dayMs = 86_400_000;
const maxExpiryDays = 3650;

/** Judged by the server's clock, whatever the client's says. */
const Expiry = z.iso
  .datetime({ offset: true, error: "The expiry must be a time such as 2030-01-31T12:00:00Z" })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() > Date.now(), "The expiry must be in the future")
  .refine(
    (at) => at.getTime() < Date.now() + maxExpiryDays * dayMs,
    "The expiry must be less than 10 years away; leave it out for a link that does not expire",
  )
  .transform((at) => at.toISOString());

/**
 * How long from now, in seconds. The server's clock decides when that is, so a client whose own is wrong gets what
 * it chose.
 */
const Lifetime = z
  .int("The lifetime must be a whole number of seconds")
  .min(1, "The lifetime must be at least a second")
  .max(
    maxExpiryDays * (dayMs / 1000) - 1,
    "The lifetime must be less than 10 years; leave it out for a link that does not expire",
  );

/** What a link allows. On creation null is the same as nothing, on a change it lifts the rule. */
export const linkRules = {
  expiresAt: Expiry.nullish(),
  /** Instead of `expiresAt`. */
  expiresIn: Lifetime.optional(),
  maxDownloads: z
    .int("The limit must be a whole number of downloads")
    .min(1, "The limit must be at least 1 download")
    .max(1_000_000, "The limit must be at most 1,000,000 downloads")
    .nullish(),
  /** Bytes that the link may hand out in all. */
  byteBudget: z
    .int("The budget must be a whole number of bytes")
    .min(1, "The budget must be at least 1 byte")
    .max(Number.MAX_SAFE_INTEGER, "The budget is larger than anything that could be served")
    .nullish(),
  password: z
    .string()
    .min(1, "The password may not be empty; leave it out for a link without one")
    .max(1024, "The password may have at most 1,024 characters")
    .nullish(),
  /** For the owner's eyes. */
  name: z.string().trim().max(200).nullish(),
  /** To the recipient. */
  note: z.string().trim().max(2000).nullish(),
  allowPreview: z.boolean().nullish(),
  allowDownload: z.boolean().nullish(),
  /** Whether the page of a link that has ended says why, and lets its visitor ask for more time. */
  tellWhenGone: z.boolean().nullish(),
  slug: Slug.nullish(),
};

interface End {
  expiresAt?: string | null | undefined;
  expiresIn?: number | undefined;
}

export const hasOneEnd = ({ expiresAt, expiresIn }: End): boolean =>
  expiresIn === undefined || expiresAt === undefined;
export const oneEnd = "Name one end: expiresAt or expiresIn";

/** When it ends by these rules; null: never; undefined: they do not say. */
export const endOf = ({ expiresAt, expiresIn }: End, now: Date): string | null | undefined =>
  expiresIn === undefined ? expiresAt : new Date(now.getTime() + expiresIn * 1000).toISOString();

/** The largest number that DynamoDB and JSON both keep exactly: no budget. */
export const noBudget = Number.MAX_SAFE_INTEGER;
