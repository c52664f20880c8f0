import { type AttributeValue, QueryCommand } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { useOwnEngines } from "@dropify/local/testing/own-engines";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { loadHandler } from "./evaluate/load-handler.ts";
import { theOne } from "./evaluate/resources.ts";

const { production } = inject("stages");
await useOwnEngines();

const { listActivity } = await import("../packages/core/src/activity/activities.ts");
const { env } = await import("../packages/core/src/env.ts");
const { documentClient, dynamodb } = await import("../packages/core/src/dynamodb.ts");
const { renameFile } = await import("../packages/core/src/files/files.ts");
const { newId } = await import("../packages/core/src/id.ts");
const { createLink } = await import("../packages/core/src/links/create-link.ts");
const { NewLink } = await import("../packages/core/src/links/link.schema.ts");
const { getQuota } = await import("../packages/core/src/quota/ledger.ts");
const { sendFile } = await import("../packages/core/src/testing/send-file.ts");
const { startUploads } = await import("../packages/core/src/uploads/start-uploads.ts");

type Image = Record<string, AttributeValue>;

async function itemsOf(TableName: string, key: string, value: string, IndexName?: string): Promise<Image[]> {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName,
      IndexName,
      KeyConditionExpression: "#key = :value",
      ExpressionAttributeNames: { "#key": key },
      ExpressionAttributeValues: { ":value": { S: value } },
    }),
  );
  return Items;
}

let told = 0;

/** A record in full, as Lambda hands it over. Source: Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB". */
const record = (
  eventName: "INSERT" | "MODIFY" | "REMOVE",
  [OldImage, NewImage]: [Image?, Image?],
  by?: { type: string; principalId: string },
) => {
  const { userId, sortKey, linkId } = NewImage ?? OldImage ?? {};
  return {
    eventID: newId(),
    eventName,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: linkId ? { linkId } : { userId, sortKey },
      ...(NewImage && { NewImage }),
      ...(OldImage && { OldImage }),
      SequenceNumber: `4421584500000000017450439${++told}`,
      SizeBytes: 59,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: `arn:aws:dynamodb:us-east-1:1:table/${linkId ? "ShareLinks" : "Files"}/stream/2026-01-01T00:00:00.000`,
    ...(by && { userIdentity: by }),
  };
};

const kindsOf = async (userId: string) =>
  (await listActivity(userId, { limit: 100 })).items.map(({ kind }) => kind).toReversed();

test("the consumer's bundle writes down what whole records of a stream say", async () => {
  const handler = await loadHandler(production, "FilesSubscriberConsumerFunctionFunction");
  const userId = newId();
  const fileId = await sendFile(userId, "a.txt", new Uint8Array(3));
  const [before] = await itemsOf(env.FILES_TABLE, "fileId", fileId, "fileIdIndex");
  await renameFile(userId, { fileId, fileName: "b.txt" });
  const [after] = await itemsOf(env.FILES_TABLE, "fileId", fileId, "fileIdIndex");

  const answer = await handler({
    Records: [
      record("INSERT", [undefined, before]),
      record("MODIFY", [before, after]),
      record("REMOVE", [after, undefined]),
    ],
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await kindsOf(userId)).toEqual(["file.created", "file.renamed", "file.removed"]);
});

test("a link that DynamoDB cleared away by its TTL is nothing that happened to anyone", async () => {
  const handler = await loadHandler(production, "ShareLinksSubscriberConsumerFunctionFunction");
  const userId = newId();
  const fileId = await sendFile(userId, "a.txt", new Uint8Array(3));
  const { linkId } = await createLink({ userId, name: "Ada" }, NewLink.parse({ fileId }));
  const [link] = await itemsOf(env.SHARE_LINKS_TABLE, "linkId", linkId);
  const clearance = { type: "Service", principalId: "dynamodb.amazonaws.com" };

  await handler({
    Records: [record("INSERT", [undefined, link]), record("REMOVE", [link, undefined], clearance)],
  });
  expect(await kindsOf(userId)).toEqual(["link.created"]);

  await handler({ Records: [record("REMOVE", [link, undefined])] });
  expect(await kindsOf(userId)).toEqual(["link.created", "link.removed"]);
});

test("what the handler cannot read at all fails the batch, which Lambda then tries again by halves", async () => {
  const handler = await loadHandler(production, "FilesSubscriberConsumerFunctionFunction");

  await expect(handler({ Records: [{ eventID: "1" }] })).rejects.toThrow();
});

const Schedule = z.object({ target: z.object({ input: z.string() }) });

test("the sweeper's bundle, called as the schedule calls it, releases what is due", async () => {
  const handler = await loadHandler(production, "SweeperHandlerFunction");
  const { target } = Schedule.parse(
    theOne(production, "aws:scheduler/schedule:Schedule", "SweeperSchedule").inputs,
  );
  const userId = newId();
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  await startUploads(
    userId,
    { files: [{ fileName: "stale", fileSize: 5, mimeType: "text/plain" }] },
    twoDaysAgo,
  );
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 5 });

  expect(await handler(JSON.parse(target.input))).toMatchObject({ ran: true, failed: 0 });
  expect(await getQuota(userId)).toMatchObject({ storageReserved: 0 });
});

test("what the sweeper cannot release is counted, and what comes behind it is released", async () => {
  vi.stubEnv("METRICS_NAMESPACE", "dropify/test");
  onTestFinished(() => void vi.unstubAllEnvs());
  const handler = await loadHandler(production, "SweeperHandlerFunction");
  const item = { _et: "purge", userId: newId(), sortKey: "purge#1", fileId: newId(), inParts: false };
  // From no moment a day's end can be reckoned.
  const due = { purgedAt: "never", dueShard: 0, dueAt: new Date(0).toISOString() };
  await documentClient().send(new PutCommand({ TableName: env.FILES_TABLE, Item: { ...item, ...due } }));
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => written.mockRestore());

  const swept = await handler({});

  expect(swept).toMatchObject({ ran: true, failed: 1 });
  expect(written.mock.calls.flat().join("")).toContain('"SweepFailures":1');
});
