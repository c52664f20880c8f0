import type {
  DescribeContinuousBackupsCommandOutput,
  DescribeTableCommandOutput,
  DescribeTimeToLiveCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { tables } from "@dropify/core/tables";
import { expect, test } from "vitest";
import { checkTable, type DescribedTable } from "./check-table.ts";
import { expectedOf } from "./expected.ts";

const arn = "arn:aws:dynamodb:us-east-1:123456789012:table/dropify-production-ShareLinksTable-abcd";
const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType });
const index = (IndexName: string, partitionKey: string) => ({
  IndexName,
  KeySchema: [key(partitionKey, "HASH"), key("createdAt", "RANGE")],
  Projection: { ProjectionType: "ALL" as const },
  IndexStatus: "ACTIVE" as const,
  ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
  IndexSizeBytes: 0,
  ItemCount: 0,
  IndexArn: `${arn}/index/${IndexName}`,
});

const ownerIndex = index("ownerIndex", "ownerId");
const fileIdIndex = index("fileIdIndex", "fileId");

/** As DynamoDB describes the table of the links of a production stage. */
const recorded = {
  table: {
    AttributeDefinitions: ["linkId", "fileId", "ownerId", "createdAt"].map((AttributeName) => ({
      AttributeName,
      AttributeType: "S" as const,
    })),
    TableName: "dropify-production-ShareLinksTable-abcd",
    KeySchema: [key("linkId", "HASH")],
    TableStatus: "ACTIVE",
    CreationDateTime: new Date("2026-11-20T08:00:00.000Z"),
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    TableSizeBytes: 0,
    ItemCount: 0,
    TableArn: arn,
    TableId: "6f3ee1f2-5d34-4e41-8a38-0f6a6d3f0b7c",
    BillingModeSummary: {
      BillingMode: "PAY_PER_REQUEST",
      LastUpdateToPayPerRequestDateTime: new Date("2026-11-20T08:00:00.000Z"),
    },
    GlobalSecondaryIndexes: [ownerIndex, fileIdIndex],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    LatestStreamLabel: "2026-11-20T08:00:00.000",
    LatestStreamArn: `${arn}/stream/2026-11-20T08:00:00.000`,
    DeletionProtectionEnabled: true,
    TableClassSummary: { TableClass: "STANDARD" },
  } satisfies DescribeTableCommandOutput["Table"],
  ttl: {
    TimeToLiveStatus: "ENABLED",
    AttributeName: "ttl",
  } satisfies DescribeTimeToLiveCommandOutput["TimeToLiveDescription"],
  backups: {
    ContinuousBackupsStatus: "ENABLED",
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "ENABLED", RecoveryPeriodInDays: 35 },
  } satisfies DescribeContinuousBackupsCommandOutput["ContinuousBackupsDescription"],
} satisfies DescribedTable;

const expected = expectedOf("production", "https://files.example.com");
const check = (described: DescribedTable) => checkTable("ShareLinks", tables.ShareLinks, described, expected);
const differing = (described: DescribedTable) =>
  check(described)
    .filter(({ outcome }) => outcome === "differs")
    .map(({ what }) => what);

test("a table as production deploys it is as declared", () => {
  const findings = check(recorded);

  expect(findings.map(({ outcome }) => outcome)).toEqual(findings.map(() => "as declared"));
  expect(findings.length).toBeGreaterThan(8);
});

const table = recorded.table;
test.each<[string, Partial<DescribedTable>]>([
  ["table", { table: undefined }],
  ["state", { table: { ...table, TableStatus: "UPDATING" } }],
  ["keys", { table: { ...table, KeySchema: [key("linkId", "HASH"), key("createdAt", "RANGE")] } }],
  ["charged by", { table: { ...table, BillingModeSummary: { BillingMode: "PROVISIONED" } } }],
  ["index ownerIndex", { table: { ...table, GlobalSecondaryIndexes: [fileIdIndex] } }],
  [
    "index fileIdIndex",
    {
      table: {
        ...table,
        GlobalSecondaryIndexes: [ownerIndex, { ...fileIdIndex, Projection: { ProjectionType: "KEYS_ONLY" } }],
      },
    },
  ],
  [
    "other indexes",
    { table: { ...table, GlobalSecondaryIndexes: [ownerIndex, fileIdIndex, index("slugIndex", "slug")] } },
  ],
  ["time to live", { ttl: { TimeToLiveStatus: "DISABLED" } }],
  ["time to live", { ttl: { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" } }],
  ["stream", { table: { ...table, StreamSpecification: { StreamEnabled: false } } }],
  [
    "stream",
    { table: { ...table, StreamSpecification: { StreamEnabled: true, StreamViewType: "KEYS_ONLY" } } },
  ],
  ["protected from deletion", { table: { ...table, DeletionProtectionEnabled: false } }],
  [
    "encrypted with",
    {
      table: {
        ...table,
        SSEDescription: { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: "arn:aws:kms:…" },
      },
    },
  ],
  [
    "point-in-time recovery",
    {
      backups: {
        ContinuousBackupsStatus: "ENABLED",
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "DISABLED" },
      },
    },
  ],
])("a wrong %s is told", (what, change) => {
  expect(differing({ ...recorded, ...change })).toEqual([`ShareLinks: ${what}`]);
});

test("what an engine does not know to answer is not said to be right", () => {
  const findings = check({ ...recorded, backups: undefined });

  expect(findings.filter(({ outcome }) => outcome === "not asked")).toHaveLength(1);
});
