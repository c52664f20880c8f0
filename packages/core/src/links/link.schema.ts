import { z } from "zod";
import { PageOf } from "../files/file.schema.ts";
import { RequestId } from "../files/folder.schema.ts";
import { Id } from "../files/id.schema.ts";

/** 22 letters and digits, 131 random bits. The id is the secret, so it is never logged whole. */
export const LinkId = z.string().regex(/^[0-9A-Za-z]{22}$/, "This is not a link");
export const LinkRef = z.strictObject({ linkId: LinkId });
/** What a stranger sends; anything that cannot be a link is answered like one that never existed. */
export const LinkQuestion = z.strictObject({ linkId: z.string().max(200) });

const dayMs = 86_400_000;
const maxExpiryDays = 3650;

const Expiry = z.iso
  .datetime({ offset: true, error: "The expiry must be a time such as 2030-01-31T12:00:00Z" })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() > Date.now(), "The expiry must be in the future")
  .refine(
    (at) => at.getTime() < Date.now() + maxExpiryDays * dayMs,
    "The expiry must be less than 10 years away; leave it out for a link that does not expire",
  )
  .transform((at) => at.toISOString());

export const NewLink = z.strictObject({
  fileId: Id,
  expiresAt: Expiry.nullish(),
  maxDownloads: z
    .int()
    .min(1, "The limit must be at least 1 download")
    .max(1_000_000, "The limit must be at most 1,000,000 downloads")
    .nullish(),
  name: z.string().trim().max(200).nullish(),
  note: z.string().trim().max(2000).nullish(),
  requestId: RequestId.optional(),
});
export type NewLink = z.infer<typeof NewLink>;

export const ListLinksForFile = z.strictObject({ fileId: Id, ...PageOf });

export type LinkState = "active" | "expired" | "used-up" | "revoked";

/** A link as its owner sees it. */
export interface Link {
  linkId: string;
  url: string;
  fileId: string;
  state: LinkState;
  createdAt: string;
  expiresAt: string | null;
  maxDownloads: number | null;
  downloadCount: number;
  name: string | null;
  note: string | null;
}

/** A link as its recipient sees it: everything that the share page shows, and nothing else. */
export interface LinkView {
  state: "open";
  fileId: string;
  fileName: string;
  fileSize: number;
  mimeType: string;
  senderName: string;
  note: string | null;
  createdAt: string;
  expiresAt: string | null;
  maxDownloads: number | null;
  downloadCount: number;
  downloadsLeft: number | null;
}

/** Where bytes can be fetched, and until when. */
export interface Grant {
  url: string;
  expiresAt: string;
}
