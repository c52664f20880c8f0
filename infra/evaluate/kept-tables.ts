interface KeptTable {
  key: string[];
  indexes: Record<string, string[]>;
  ttl?: string;
  stream?: "NEW_AND_OLD_IMAGES";
}

/**
 * The tables as they hold data, written down a second time so that a slip in the declarations is seen.
 * With another key or name a table is made anew, empty, beside the one that holds the data; without an
 * index, a TTL or a stream, what relies on it fails. Change this only with a way for the data to follow:
 * see docs/operations.md, "A change of tables".
 */
export const keptTables: Record<string, KeptTable> = {
  FilesTable: {
    key: ["userId", "sortKey"],
    indexes: {
      fileIdIndex: ["fileId"],
      userFileSizeIndex: ["userId", "fileSize"],
      folderNameIndex: ["parentKey", "nameKey"],
      folderTimeIndex: ["parentKey", "sortKey"],
      folderSizeIndex: ["parentKey", "fileSize"],
      trashIndex: ["trashKey", "trashedAt"],
      dueIndex: ["dueShard", "dueAt"],
    },
    stream: "NEW_AND_OLD_IMAGES",
  },
  ShareLinksTable: {
    key: ["linkId"],
    indexes: { fileIdIndex: ["fileId", "createdAt"], ownerIndex: ["ownerId", "createdAt"] },
    ttl: "ttl",
    stream: "NEW_AND_OLD_IMAGES",
  },
  UsersTable: { key: ["userId"], indexes: {} },
  AuthTable: { key: ["pk", "sk"], indexes: {}, ttl: "ttl" },
  ActivityTable: { key: ["subject", "sk"], indexes: {}, ttl: "ttl" },
};
