import { Entity } from "dynamodb-toolbox/entity";
import { boolean } from "dynamodb-toolbox/schema/boolean";
import { item } from "dynamodb-toolbox/schema/item";
import { list } from "dynamodb-toolbox/schema/list";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { filesTable } from "../toolbox.ts";

/** A file on its way in. It holds `declaredSize` reserved bytes of the ledger. */
export const UploadEntity = new Entity({
  name: "upload",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    fileId: string(),
    fileName: string(),
    declaredSize: number(),
    mimeType: string(),
    folderId: string().optional(),
    /** Zero for a single PUT. */
    partSize: number(),
    /** Base64, of a file sent by a single PUT: the store takes no other bytes. */
    sha256: string().optional(),
    /** Each part comes with its SHA-256. */
    partChecksums: boolean().optional(),
    /** A file that goes to the trash when this one is complete. */
    replaces: string().optional(),
    /** The object store's name for the multipart upload, once the first part is signed. */
    storeUploadId: string().optional(),
    dueShard: number(),
    dueAt: string(),
  }),
});

/**
 * Remembers which uploads a `start` made, so that a client whose answer got lost can ask again and
 * reserve nothing twice. Holds no bytes; the sweeper drops it when due.
 */
export const StartEntity = new Entity({
  name: "start",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    fileIds: list(string()),
    dueShard: number(),
    dueAt: string(),
  }),
});

/**
 * What remains of a file or upload whose ledger bytes are already free: a note that its object must
 * go. It outlives every signed address of that object, so that late bytes are removed too.
 */
export const PurgeEntity = new Entity({
  name: "purge",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    fileId: string(),
    inParts: boolean(),
    purgedAt: string(),
    dueShard: number(),
    dueAt: string(),
  }),
});
