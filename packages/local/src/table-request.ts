import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
} from "@aws-sdk/client-dynamodb";
import type { KeyDeclaration, TableDeclaration } from "@dropify/core/tables";

/** What DynamoDB is asked to make for a declared table. Its TTL needs a request of its own. */
export function tableRequest(TableName: string, table: TableDeclaration): CreateTableCommandInput {
  const indexes = indexRequests(table);
  return {
    TableName,
    AttributeDefinitions: attributeDefinitions(table),
    KeySchema: keySchema(table),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    ...(table.stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    }),
    BillingMode: "PAY_PER_REQUEST",
  };
}

export function attributeDefinitions(table: TableDeclaration): AttributeDefinition[] {
  return Object.entries(table.attributes).map(([AttributeName, type]) => ({
    AttributeName,
    AttributeType: type === "number" ? "N" : "S",
  }));
}

export function indexRequests(table: TableDeclaration): (GlobalSecondaryIndex & { IndexName: string })[] {
  return Object.entries(table.indexes).map(([IndexName, keys]) => ({
    IndexName,
    KeySchema: keySchema(keys),
    Projection: { ProjectionType: "ALL" },
  }));
}

function keySchema({ partitionKey, sortKey }: KeyDeclaration): KeySchemaElement[] {
  const partition: KeySchemaElement = { AttributeName: partitionKey, KeyType: "HASH" };
  return sortKey === undefined ? [partition] : [partition, { AttributeName: sortKey, KeyType: "RANGE" }];
}
