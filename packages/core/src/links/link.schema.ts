import { z } from "zod";
import { PageOf } from "../files/file.schema.ts";
import { RequestId } from "../files/folder.schema.ts";
import { Id } from "../files/id.schema.ts";
import { hasOneEnd, linkRules, oneEnd } from "./link-rules.schema.ts";
import { maxSelected } from "./selection.schema.ts";

/** 22 letters and digits, 131 random bits. The id is the secret, so it is never logged whole. */
export const LinkId = z.string().regex(/^[0-9A-Za-z]{22}$/, "This is not a link");
export const LinkRef = z.strictObject({ linkId: LinkId });
export const LinkRefs = z.strictObject({ linkIds: z.array(LinkId).min(1).max(100) });

const Selected = z.array(Id).max(maxSelected, `A link can hold at most ${maxSelected} files and folders`);

export const NewLink = z
  .strictObject({
    fileId: Id.optional(),
    folderId: Id.optional(),
    fileIds: Selected.optional(),
    /** Beside `fileIds`: a selection may hold folders too. */
    folderIds: Selected.optional(),
    ...linkRules,
    requestId: RequestId.optional(),
  })
  .refine(
    ({ fileId, folderId, fileIds, folderIds }) =>
      [fileId, folderId, fileIds ?? folderIds].filter((target) => target !== undefined).length === 1,
    "Name one target: fileId, folderId, or fileIds with or without folderIds",
  )
  .refine(hasOneEnd, oneEnd)
  .refine(
    ({ fileIds, folderIds }) =>
      (!fileIds && !folderIds) || new Set([...(fileIds ?? []), ...(folderIds ?? [])]).size > 0,
    "A selection must hold at least one file or folder",
  )
  .refine(
    ({ fileIds = [], folderIds = [] }) => fileIds.length + folderIds.length <= maxSelected,
    `A link can hold at most ${maxSelected} files and folders`,
  );
export type NewLink = z.infer<typeof NewLink>;

export const UpdateLink = z.strictObject({ linkId: LinkId, ...linkRules }).refine(hasOneEnd, oneEnd);
export type UpdateLink = z.infer<typeof UpdateLink>;

/** The links of one file or of one folder. */
export const ListLinksForFile = z
  .strictObject({ fileId: Id.optional(), folderId: Id.optional(), ...PageOf })
  .refine(
    ({ fileId, folderId }) => (fileId === undefined) !== (folderId === undefined),
    "Name a file or a folder",
  );
export const LinksTouching = z.strictObject({
  fileIds: Selected.default([]),
  folderIds: Selected.default([]),
  /** Where they would be moved to (null: the top level); left out: to the trash, or for good. */
  to: Id.nullable().optional(),
});

/** `suspended`: its target is in the trash or gone. */
export type LinkState = "active" | "expired" | "used-up" | "revoked" | "suspended";
export type LinkKind = "file" | "folder" | "selection";

/** A link as its owner sees it. */
export interface Link {
  linkId: string;
  url: string;
  slug: string | null;
  kind: LinkKind;
  fileId: string | null;
  folderId: string | null;
  /** Of a selection. */
  fileIds: string[];
  folderIds: string[];
  state: LinkState;
  createdAt: string;
  expiresAt: string | null;
  maxDownloads: number | null;
  downloadCount: number;
  byteBudget: number | null;
  bytesServed: number;
  hasPassword: boolean;
  allowPreview: boolean;
  allowDownload: boolean;
  tellWhenGone: boolean;
  name: string | null;
  note: string | null;
  /** When a recipient asked for more time; null when nobody does. */
  askedAt: string | null;
}

/** A link in a list, with what it leads to and how often it was opened. */
export interface ListedLink extends Link {
  /** Of a selection, the name of its first part that is there; null when the target is gone for good. */
  targetName: string | null;
  mimeType: string | null;
  visits: number;
}

/** A working link that trashing, removing or moving something would touch. */
export interface TouchedLink extends Link {
  /**
   * `stops`: all that it leads to goes. `shrinks`: it shares something larger, of which a part goes. `grows`: what is
   * moved comes into what it shares.
   */
  effect: "stops" | "shrinks" | "grows";
  /** What it leads to is called so; null for a selection. */
  targetName: string | null;
}

export interface LinkStats {
  /** Openings of the page by people. */
  visits: number;
  /** Readings of the page by programs such as curl. */
  programVisits: number;
  /** People, each counted once a day. */
  uniqueVisitors: number;
  /** Grants to people and to programs such as curl; robots get none, and are counted as they call. */
  downloads: { people: number; programs: number; bots: number };
  bytesServed: number;
  lastAccessAt: string | null;
  /** A day each, of UTC: "2026-11-24". Days without anything are left out. */
  series: { at: string; visits: number; downloads: number }[];
  /** Sites that led here, and countries, the most first. */
  referrers: { name: string; visits: number }[];
  countries: { name: string; visits: number }[];
  /** Files of which a recipient's browser has found that they arrived intact, the latest first. */
  receipts: { at: string; fileName: string }[];
}

/** Where bytes can be fetched, and until when. */
export interface Grant {
  url: string;
  expiresAt: string;
}
