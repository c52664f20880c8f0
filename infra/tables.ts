import {
  tables as declarations,
  type TableDeclaration,
  type TableName,
} from "../packages/core/src/tables.ts";
import { key as encryptionKey } from "./encryption.ts";
import { isProduction, settings } from "./stage.ts";

const indexKeys = ({ partitionKey, sortKey }: { partitionKey: string; sortKey?: string }) => ({
  hashKey: partitionKey,
  ...(sortKey && { rangeKey: sortKey }),
});

/** What a table that was restored lacks: the deployment after the one that takes it over gives it all of this. */
const notRestored = [
  "ttl",
  "streamEnabled",
  "streamViewType",
  "pointInTimeRecovery",
  "deletionProtectionEnabled",
  "serverSideEncryption",
];

function createTable(name: TableName): sst.aws.Dynamo {
  const { attributes, indexes, stream, ttlAttribute, ...key }: TableDeclaration = declarations[name];
  return new sst.aws.Dynamo(name, {
    fields: attributes,
    primaryIndex: indexKeys(key),
    globalIndexes: Object.fromEntries(
      Object.entries(indexes).map(([index, keys]) => [index, indexKeys(keys)]),
    ),
    ...(ttlAttribute && { ttl: ttlAttribute }),
    ...(stream && { stream }),
    deletionProtection: isProduction,
    transform: {
      // SST turns recovery on everywhere; what is thrown away need not be paid for twice.
      table: (args, options) => {
        args.pointInTimeRecovery = { enabled: settings.kind !== "throw-away" };
        if (encryptionKey) args.serverSideEncryption = { enabled: true, kmsKeyArn: encryptionKey.arn };
        const restored = settings.adoptTables?.[name];
        if (!restored) return;
        args.name = restored;
        options.import = restored;
        options.ignoreChanges = [...(options.ignoreChanges ?? []), ...notRestored];
      },
    },
  });
}

export const tables = {
  Files: createTable("Files"),
  ShareLinks: createTable("ShareLinks"),
  Users: createTable("Users"),
  Auth: createTable("Auth"),
  Activity: createTable("Activity"),
} satisfies Record<TableName, sst.aws.Dynamo>;

/** The names of every table's indexes, by the table's own name here. */
export const indexes = Object.fromEntries(
  Object.entries(declarations).map(([name, declared]) => [name, Object.keys(declared.indexes)]),
);
