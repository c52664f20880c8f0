import type { DBAdapter } from "better-auth";
import { type DynamodbAdapterOptions, dynamodbAdapter } from "../adapter/dynamodb-adapter.ts";
import { newAuthTable } from "./auth-table.ts";

export const day = 86_400_000;
const plugins = [{ id: "counters", schema: { counter: { fields: { left: { type: "number" as const } } } } }];

/** The adapter over a table of its own, with a model of its own that counts down. */
export async function newRows(changes: Partial<DynamodbAdapterOptions> = {}) {
  const table = { ...(await newAuthTable()), ...changes };
  return { ...table, rows: dynamodbAdapter(table)({ plugins }) };
}

export const user = (email: string) => ({ name: "Someone", email, emailVerified: false });
/** @param expiresIn in milliseconds */
export const session = (userId: string, expiresIn = day) => ({
  userId,
  token: crypto.randomUUID(),
  expiresAt: new Date(Date.now() + expiresIn),
});
export const is = (field: string, value: string) => [{ field, value }];

export async function createUser(rows: DBAdapter, email: string): Promise<string> {
  const { id } = await rows.create<Record<string, unknown>, { id: string }>({
    model: "user",
    data: user(email),
  });
  return id;
}
