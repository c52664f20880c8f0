import { randomUUID } from "node:crypto";
import { documentClient, dynamodb } from "@dropify/core/dynamodb";
import { tables } from "@dropify/core/tables";
import { provisionTables } from "@dropify/local/provision-tables";

/** An Auth table of its own on the real engine: a house that nobody has visited yet. */
export async function newAuthTable() {
  const tableName = `Auth-${randomUUID()}`;
  await provisionTables(dynamodb, { [tableName]: tables.Auth });
  return { client: documentClient(), tableName };
}
