import { tables as declarations, type TableName } from "../packages/core/src/tables.ts";
import { bucket } from "./bucket.ts";
import { email } from "./email.ts";
import { key } from "./encryption.ts";
import { tables } from "./tables.ts";

type Action =
  | "GetItem"
  | "BatchGetItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "BatchWriteItem"
  | "ConditionCheckItem"
  | "Query";

/** Leave to do exactly this to a table. A transaction needs leave for each of the writes in it. */
const onTable = (name: TableName, actions: Action[]) => ({
  actions: actions.map((action) => `dynamodb:${action}`),
  resources: [tables[name].arn],
});

/** Leave to read these indexes of a table. */
const onIndexes = <Name extends TableName>(
  name: Name,
  indexes: (keyof (typeof declarations)[Name]["indexes"] & string)[],
) => ({
  actions: ["dynamodb:Query"],
  resources: indexes.map((index) => $interpolate`${tables[name].arn}/index/${index}`),
});

const onObjects = (actions: string[]) => ({
  actions: actions.map((action) => `s3:${action}`),
  resources: [$interpolate`${bucket.arn}/*`],
});

/** Leave to see which uploads in parts were never completed: it is about the bucket, not its objects. */
const listParts = { actions: ["s3:ListBucketMultipartUploads"], resources: [bucket.arn] };

/** With a key of the account's own, S3 and DynamoDB use it in the name of whoever calls them. */
const onKey = key ? [{ actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] }] : [];

/** Leave to send as the one sender. SES asks it of the sender's settings too, which go with each of its mails. */
const onEmail = email
  ? [{ actions: ["ses:SendEmail"], resources: [email.nodes.identity.arn, email.nodes.configurationSet.arn] }]
  : [];

/** What the site calls. It signs addresses too, and an address can do no more than who signed it. */
export const webPermissions = [
  onTable("Files", [
    "GetItem",
    "BatchGetItem",
    "Query",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "ConditionCheckItem",
  ]),
  onIndexes("Files", [
    "userFileSizeIndex",
    "folderNameIndex",
    "folderTimeIndex",
    "folderSizeIndex",
    "trashIndex",
    // The health says how much is due.
    "dueIndex",
  ]),
  onTable("ShareLinks", ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"]),
  onIndexes("ShareLinks", ["fileIdIndex", "ownerIndex"]),
  onTable("Users", ["GetItem", "PutItem", "UpdateItem"]),
  // Read for the owner; visits are written behind the answers to those who come by a link.
  onTable("Activity", [
    "GetItem",
    "BatchGetItem",
    "Query",
    "BatchWriteItem",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
  ]),
  onTable("Auth", ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]),
  onObjects(["GetObject", "PutObject", "DeleteObject", "ListMultipartUploadParts", "AbortMultipartUpload"]),
  listParts,
  ...onEmail,
  ...onKey,
];

/**
 * What the sweeper calls: finds what is due, drops its bytes, releases it in a transaction. Of an account that is gone
 * it clears all else too: links, numbers, activity, and at the end the ledger.
 */
export const sweeperPermissions = [
  // A folder that is gone for good is cleared: its files by their index, its folders by the guards of their names.
  onTable("Files", ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]),
  onIndexes("Files", ["dueIndex", "folderTimeIndex"]),
  onTable("ShareLinks", ["GetItem", "PutItem", "DeleteItem"]),
  onIndexes("ShareLinks", ["ownerIndex"]),
  onTable("Activity", ["Query", "BatchWriteItem"]),
  onTable("Users", ["UpdateItem", "DeleteItem"]),
  onObjects(["DeleteObject", "AbortMultipartUpload"]),
  listParts,
  ...onKey,
];

/** What the consumer calls: writes activity down, and how far it is. Its stream and queue come beside it. */
export const consumerPermissions = [
  onTable("Activity", ["BatchWriteItem"]),
  onTable("Users", ["UpdateItem"]),
  ...onKey,
];
