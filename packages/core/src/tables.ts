/**
 * The one declaration of the tables. Three readers: the infrastructure (SST), the dynamodb-toolbox
 * `Table` objects, and the provisioning of the embedded engine. Plain data, so that each can read it
 * without loading the others' libraries.
 */
export type AttributeType = "string" | "number";

export interface KeyDeclaration {
  partitionKey: string;
  sortKey?: string;
}

export interface TableDeclaration extends KeyDeclaration {
  /** Types of every attribute that is a key of the table or of one of its indexes. */
  attributes: Record<string, AttributeType>;
  /** Global secondary indexes, all projecting every attribute. */
  indexes: Record<string, KeyDeclaration>;
  /** The attribute (seconds since 1970) after which DynamoDB may delete an item. */
  ttlAttribute?: string;
  stream?: "new-and-old-images";
}

/**
 * Files holds ledger bytes, so it has no TTL: an item that DynamoDB deleted by itself would leave
 * the quota wrong. The sweeper finds what is due by `dueIndex` and releases it in transactions.
 */
const files = {
  attributes: {
    userId: "string",
    sortKey: "string",
    fileId: "string",
    fileSize: "number",
    parentKey: "string",
    nameKey: "string",
    trashKey: "string",
    trashedAt: "string",
    dueShard: "number",
    dueAt: "string",
  },
  partitionKey: "userId",
  sortKey: "sortKey",
  indexes: {
    fileIdIndex: { partitionKey: "fileId" },
    userFileSizeIndex: { partitionKey: "userId", sortKey: "fileSize" },
    folderNameIndex: { partitionKey: "parentKey", sortKey: "nameKey" },
    folderTimeIndex: { partitionKey: "parentKey", sortKey: "sortKey" },
    folderSizeIndex: { partitionKey: "parentKey", sortKey: "fileSize" },
    trashIndex: { partitionKey: "trashKey", sortKey: "trashedAt" },
    dueIndex: { partitionKey: "dueShard", sortKey: "dueAt" },
  },
  stream: "new-and-old-images",
} as const satisfies TableDeclaration;

const shareLinks = {
  attributes: {
    linkId: "string",
    fileId: "string",
    ownerId: "string",
    createdAt: "string",
  },
  partitionKey: "linkId",
  indexes: {
    fileIdIndex: { partitionKey: "fileId", sortKey: "createdAt" },
    ownerIndex: { partitionKey: "ownerId", sortKey: "createdAt" },
  },
  ttlAttribute: "ttl",
  stream: "new-and-old-images",
} as const satisfies TableDeclaration;

/** Profile, preferences and the quota ledger. */
const users = {
  attributes: { userId: "string" },
  partitionKey: "userId",
  indexes: {},
} as const satisfies TableDeclaration;

/** The session library's rows, unique guards and links. No index: every read is consistent. */
const auth = {
  attributes: { pk: "string", sk: "string" },
  partitionKey: "pk",
  sortKey: "sk",
  indexes: {},
  ttlAttribute: "ttl",
} as const satisfies TableDeclaration;

/** Append-only record of what happened, by user and by link. */
const activity = {
  attributes: { subject: "string", sk: "string" },
  partitionKey: "subject",
  sortKey: "sk",
  indexes: {},
  ttlAttribute: "ttl",
} as const satisfies TableDeclaration;

export const tables = {
  Files: files,
  ShareLinks: shareLinks,
  Users: users,
  Auth: auth,
  Activity: activity,
} as const satisfies Record<string, TableDeclaration>;

export type TableName = keyof typeof tables;
