import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { filesTable } from "../toolbox.ts";

export const FileEntity = new Entity({
  name: "file",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    fileId: string(),
    fileName: string(),
    fileSize: number(),
    mimeType: string(),
    uploadTimestamp: string(),
    downloadCount: number(),
    /** Hex, and the size of the parts whose digests it is the digest of. Absent where none were sent. */
    sha256: string().optional(),
    digestPartSize: number().optional(),
    folderId: string().optional(),
    /** Absent while in the trash, so that the item leaves the folder indexes. */
    parentKey: string().optional(),
    nameKey: string(),
    trashKey: string().optional(),
    trashedAt: string().optional(),
    dueShard: number().optional(),
    dueAt: string().optional(),
  }),
});
