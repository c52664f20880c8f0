import { Table } from "dynamodb-toolbox/table";
import { documentClient } from "./dynamodb.ts";
import { env } from "./env.ts";
import { type TableDeclaration, tables } from "./tables.ts";

/** The dynamodb-toolbox tables, with every name and type taken from the one declaration. */
function key<D extends TableDeclaration, N extends keyof D["attributes"] & string>(declaration: D, name: N) {
  const type: D["attributes"][N] = declaration.attributes[name];
  return { name, type };
}

function hashIndex<D extends TableDeclaration, P extends keyof D["attributes"] & string>(
  declaration: D,
  index: { partitionKey: P },
) {
  return { type: "global" as const, partitionKey: key(declaration, index.partitionKey) };
}

function rangeIndex<
  D extends TableDeclaration,
  P extends keyof D["attributes"] & string,
  S extends keyof D["attributes"] & string,
>(declaration: D, index: { partitionKey: P; sortKey: S }) {
  return { ...hashIndex(declaration, index), sortKey: key(declaration, index.sortKey) };
}

const { Files, ShareLinks, Users } = tables;

export const filesTable = new Table({
  documentClient: documentClient(),
  name: env.FILES_TABLE,
  partitionKey: key(Files, Files.partitionKey),
  sortKey: key(Files, Files.sortKey),
  indexes: {
    fileIdIndex: hashIndex(Files, Files.indexes.fileIdIndex),
    userFileSizeIndex: rangeIndex(Files, Files.indexes.userFileSizeIndex),
    folderNameIndex: rangeIndex(Files, Files.indexes.folderNameIndex),
    folderTimeIndex: rangeIndex(Files, Files.indexes.folderTimeIndex),
    folderSizeIndex: rangeIndex(Files, Files.indexes.folderSizeIndex),
    trashIndex: rangeIndex(Files, Files.indexes.trashIndex),
    dueIndex: rangeIndex(Files, Files.indexes.dueIndex),
  },
});

export const shareLinksTable = new Table({
  documentClient: documentClient(),
  name: env.SHARE_LINKS_TABLE,
  partitionKey: key(ShareLinks, ShareLinks.partitionKey),
  indexes: {
    fileIdIndex: rangeIndex(ShareLinks, ShareLinks.indexes.fileIdIndex),
    ownerIndex: rangeIndex(ShareLinks, ShareLinks.indexes.ownerIndex),
  },
});

export const usersTable = new Table({
  documentClient: documentClient(),
  name: env.USERS_TABLE,
  partitionKey: key(Users, Users.partitionKey),
});
