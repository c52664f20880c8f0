import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test, vi } from "vitest";
import { documentClient } from "../dynamodb.ts";
import { env } from "../env.ts";

/** As another server would: with nothing in its memory. */
async function freshly(now: Date): Promise<string> {
  vi.resetModules();
  const { dailySalt } = await import("./daily-salt.ts");
  return dailySalt(now);
}

test("all servers share a day's salt, the next day has another, and the one before is gone", async () => {
  const today = new Date("2041-05-01T23:59:59Z");
  const tomorrow = new Date("2041-05-02T00:00:00Z");

  const salts = await Promise.all(Array.from({ length: 5 }, () => freshly(today)));
  const next = await freshly(tomorrow);

  expect(new Set(salts).size).toBe(1);
  expect(next).not.toBe(salts[0]);
  const { Items = [] } = await documentClient().send(
    new QueryCommand({
      TableName: env.ACTIVITY_TABLE,
      KeyConditionExpression: "subject = :subject",
      ExpressionAttributeValues: { ":subject": "visitor-salt" },
    }),
  );
  expect(Items.map(({ sk }) => sk)).not.toContain("2041-05-01");
  expect(Items).toContainEqual(expect.objectContaining({ sk: "2041-05-02", salt: next, ttl: 2_251_152_000 }));
});
