import { Entity } from "dynamodb-toolbox/entity";
import { boolean } from "dynamodb-toolbox/schema/boolean";
import { item } from "dynamodb-toolbox/schema/item";
import { list } from "dynamodb-toolbox/schema/list";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { shareLinksTable } from "../toolbox.ts";
import { markSlots } from "./charge-marks.ts";

export const LinkEntity = new Entity({
  name: "link",
  table: shareLinksTable,
  timestamps: false,
  schema: item({
    linkId: string().key(),
    kind: string().enum("file", "folder", "selection"),
    /** The file or the folder; a selection has members of its own instead. */
    fileId: string().optional(),
    fileIds: list(string()).optional(),
    folderIds: list(string()).optional(),
    /** Bytes of the file, which never change, so that the gate can weigh them without reading it; else 0. */
    targetSize: number(),
    ownerId: string(),
    createdAt: string(),
    senderName: string(),
    active: boolean(),
    downloadCount: number(),
    /** Those of the downloads that programs made: curl, wget, download managers. */
    programCount: number(),
    bytesServed: number(),
    /** The budget less what was served. Conditions cannot do arithmetic, so it is stored, as the ledger's is. */
    bytesLeft: number(),
    /** Counts the changes of the password: whoever unlocked with an older one must do so anew. */
    passwordVersion: number(),
    passwordHash: string().optional(),
    allowPreview: boolean(),
    allowDownload: boolean(),
    tellWhenGone: boolean(),
    expiresAt: string().optional(),
    maxDownloads: number().optional(),
    byteBudget: number().optional(),
    name: string().optional(),
    note: string().optional(),
    slug: string().optional(),
    /** When a recipient last asked for more time, until the owner answers. */
    askedAt: string().optional(),
    /** Seconds since 1970, some time after expiry: DynamoDB may then delete the link. */
    ttl: number().optional(),
    ...markSlots,
  }),
});

/** A readable name for a link. Its key is the name, so that a condition keeps it unique. */
export const SlugEntity = new Entity({
  name: "slug",
  table: shareLinksTable,
  timestamps: false,
  schema: item({
    linkId: string().key(),
    leadsTo: string(),
    ttl: number().optional(),
  }),
});

/** One file or folder of a selection, so that fileIdIndex finds the links that it is part of. */
export const MemberEntity = new Entity({
  name: "member",
  table: shareLinksTable,
  timestamps: false,
  schema: item({
    linkId: string().key(),
    fileId: string(),
    createdAt: string(),
    partOf: string(),
    ttl: number().optional(),
  }),
});

/** Remembers for a day who removed a link, so that whoever missed the reply may ask again. */
export const RemovedLinkEntity = new Entity({
  name: "removedLink",
  table: shareLinksTable,
  timestamps: false,
  schema: item({
    linkId: string().key(),
    removedBy: string(),
    ttl: number(),
  }),
});

/** Remembers for an hour that a program without cookies was counted, so that it may resume. */
export const ResumeEntity = new Entity({
  name: "resume",
  table: shareLinksTable,
  timestamps: false,
  schema: item({
    linkId: string().key(),
    /** The password's, when the gate was passed. */
    version: number(),
    /** Seconds since 1970, as the TTL, which may come days late. */
    until: number(),
    ttl: number(),
  }),
});

export const removedKey = (linkId: string): string => `removed#${linkId}`;
export const resumeKey = (mark: string): string => `resume#${mark}`;
export const slugKey = (slug: string): string => `slug#${slug}`;
export const memberKey = (linkId: string, id: string): string => `member#${linkId}#${id}`;
