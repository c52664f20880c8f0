import { z } from "zod";

const yearS = 365 * 86_400;

const linkDefaults = {
  /** Seconds from the making of a link to its end; null: it does not end. */
  expiresIn: z
    .int("The time must be a whole number of seconds")
    .min(60, "A link must last at least a minute")
    .max(9 * yearS, "A link may last at most 9 years")
    .nullable(),
  maxDownloads: z
    .int("The limit must be a whole number of downloads")
    .min(1, "The limit must be at least 1 download")
    .max(1_000_000, "The limit must be at most 1,000,000 downloads")
    .nullable(),
  /** Whoever makes a link is asked for a password for it. */
  asksPassword: z.boolean(),
  allowPreview: z.boolean(),
  allowDownload: z.boolean(),
  tellWhenGone: z.boolean(),
};

/** What holds of a new link where its maker says nothing else. */
const LinkDefaults = z.strictObject(linkDefaults);
export type LinkDefaults = z.infer<typeof LinkDefaults>;

/** What the owner hears of by mail. That a password was changed is told always: it may be news. */
const MailChoices = z.strictObject({
  /** A visitor of an ended link would like more time. */
  askedForMore: z.boolean(),
});
export type MailChoices = z.infer<typeof MailChoices>;

export interface Preferences {
  links: LinkDefaults;
  mails: MailChoices;
}

/** What is left out stays as it is. */
export const ChangePreferences = z.strictObject({
  links: LinkDefaults.partial().optional(),
  mails: MailChoices.partial().optional(),
});
export type ChangePreferences = z.infer<typeof ChangePreferences>;
