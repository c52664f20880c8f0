import type {
  DescribeContinuousBackupsCommandOutput,
  DescribeTableCommandOutput,
  DescribeTimeToLiveCommandOutput,
  KeySchemaElement,
} from "@aws-sdk/client-dynamodb";
import type { KeyDeclaration, TableDeclaration } from "@dropify/core/tables";
import type { Expected } from "./expected.ts";
import { compare, type Finding, notAsked } from "./finding.ts";

/** What DynamoDB says of one table; undefined where the engine does not know the question. */
export interface DescribedTable {
  table: DescribeTableCommandOutput["Table"];
  ttl: DescribeTimeToLiveCommandOutput["TimeToLiveDescription"];
  backups: DescribeContinuousBackupsCommandOutput["ContinuousBackupsDescription"] | undefined;
}

const ownKey = "a key of the account";
const awsKey = "AWS's key";

/** Holds a table against its declaration and its stage's settings. */
export function checkTable(
  name: string,
  declared: TableDeclaration,
  { table, ttl, backups }: DescribedTable,
  expected: Expected,
): Finding[] {
  const is = (what: string, wanted: unknown, found: unknown) => compare(`${name}: ${what}`, wanted, found);
  if (!table) return [is("table", "there", "not there")];
  const indexes = new Map(table.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index]));
  return [
    is("state", "ACTIVE", table.TableStatus),
    is("keys", inWords(declared), keysOf(table.KeySchema)),
    is("charged by", "PAY_PER_REQUEST", table.BillingModeSummary?.BillingMode),
    ...Object.entries(declared.indexes).map(([index, keys]) =>
      is(
        `index ${index}`,
        `${inWords(keys)}, ALL, ACTIVE`,
        indexes.has(index)
          ? [
              keysOf(indexes.get(index)?.KeySchema),
              indexes.get(index)?.Projection?.ProjectionType,
              indexes.get(index)?.IndexStatus,
            ].join(", ")
          : undefined,
      ),
    ),
    is(
      "other indexes",
      [],
      [...indexes.keys()].filter((index) => !index || !(index in declared.indexes)),
    ),
    is(
      "time to live",
      declared.ttlAttribute ?? "off",
      ttl?.TimeToLiveStatus?.startsWith("ENABL") ? ttl.AttributeName : "off",
    ),
    is(
      "stream",
      declared.stream ? "NEW_AND_OLD_IMAGES" : "off",
      table.StreamSpecification?.StreamEnabled ? table.StreamSpecification.StreamViewType : "off",
    ),
    is("protected from deletion", expected.isProtected, table.DeletionProtectionEnabled ?? false),
    expected.isOnAws
      ? is(
          "encrypted with",
          expected.ownKey ? ownKey : awsKey,
          table.SSEDescription?.KMSMasterKeyArn ? ownKey : awsKey,
        )
      : notAsked(`${name}: encrypted with`),
    backups
      ? is(
          "point-in-time recovery",
          expected.isRecoverable ? "ENABLED" : "DISABLED",
          backups.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
        )
      : notAsked(`${name}: point-in-time recovery`),
  ];
}

const inWords = ({ partitionKey, sortKey }: KeyDeclaration) =>
  [partitionKey, sortKey].filter(Boolean).join(" + ");

const keysOf = (schema: KeySchemaElement[] | undefined) =>
  ["HASH", "RANGE"]
    .flatMap((type) => schema?.find((key) => key.KeyType === type)?.AttributeName ?? [])
    .join(" + ");
