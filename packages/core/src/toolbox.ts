import { Table } from "dynamodb-toolbox/table";
import { documentClient } from "./dynamodb.ts";
import { env } from "./env.ts";
import { type AttributeType, tables } from "./tables.ts";

type Attributes = Record<string, AttributeType>;

/** The dynamodb-toolbox tables, with every name and type taken from the one declaration. */
function key<A extends Attributes, N extends keyof A & string>(attributes: A, name: N) {
  return { name, type: attributes[name] };
}

function hashIndex<A extends Attributes, P extends keyof A & string>(
  attributes: A,
  index: { partitionKey: P },
) {
  return { type: "global" as const, partitionKey: key(attributes, index.partitionKey) };
}

function rangeIndex<A extends Attributes, P extends keyof A & string, S extends keyof A & string>(
  attributes: A,
  index: { partitionKey: P; sortKey: S },
) {
  return { ...hashIndex(attributes, index), sortKey: key(attributes, index.sortKey) };
}

const { Files, ShareLinks, Users, Activity } = tables;

export const filesTable = new Table({
  documentClient: documentClient(),
  name: env.FILES_TABLE,
  partitionKey: key(Files.attributes, Files.partitionKey),
  sortKey: key(Files.attributes, Files.sortKey),
  indexes: {
    fileIdIndex: hashIndex(Files.attributes, Files.indexes.fileIdIndex),
    userFileSizeIndex: rangeIndex(Files.attributes, Files.indexes.userFileSizeIndex),
    folderNameIndex: rangeIndex(Files.attributes, Files.indexes.folderNameIndex),
    folderTimeIndex: rangeIndex(Files.attributes, Files.indexes.folderTimeIndex),
    folderSizeIndex: rangeIndex(Files.attributes, Files.indexes.folderSizeIndex),
    trashIndex: rangeIndex(Files.attributes, Files.indexes.trashIndex),
    dueIndex: rangeIndex(Files.attributes, Files.indexes.dueIndex),
  },
});

export const shareLinksTable = new Table({
  documentClient: documentClient(),
  name: env.SHARE_LINKS_TABLE,
  partitionKey: key(ShareLinks.attributes, ShareLinks.partitionKey),
  indexes: {
    fileIdIndex: rangeIndex(ShareLinks.attributes, ShareLinks.indexes.fileIdIndex),
    ownerIndex: rangeIndex(ShareLinks.attributes, ShareLinks.indexes.ownerIndex),
  },
});

export const usersTable = new Table({
  documentClient: documentClient(),
  name: env.USERS_TABLE,
  partitionKey: key(Users.attributes, Users.partitionKey),
});

export const activityTable = new Table({
  documentClient: documentClient(),
  name: env.ACTIVITY_TABLE,
  partitionKey: key(Activity.attributes, Activity.partitionKey),
  sortKey: key(Activity.attributes, Activity.sortKey),
});
