import { Entity } from "dynamodb-toolbox/entity";
import { item } from "dynamodb-toolbox/schema/item";
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
    parentKey: string(),
    nameKey: string(),
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
