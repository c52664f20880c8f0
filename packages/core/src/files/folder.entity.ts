import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { filesTable } from "../toolbox.ts";

export const FolderEntity = new Entity({
  name: "folder",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    /** The folder's own id, under the name that links target. */
    fileId: string(),
    name: string(),
    parentId: string().optional(),
    /** Absent while in the trash, so that the item leaves the folder indexes. */
    parentKey: string().optional(),
    nameKey: string(),
    trashKey: string().optional(),
    trashedAt: string().optional(),
    /** Set when it is gone for good: nothing comes into it any more, and what is in it goes bit by bit. */
    removedAt: string().optional(),
    dueShard: number().optional(),
    dueAt: string().optional(),
  }),
});

/** Exists while a name is taken: conditions on its key make folder names unique within their parent. */
export const FolderNameEntity = new Entity({
  name: "folderName",
  table: filesTable,
  timestamps: false,
  schema: item({
    userId: string().key(),
    sortKey: string().key(),
    folderId: string(),
    requestId: string().optional(),
  }),
});
