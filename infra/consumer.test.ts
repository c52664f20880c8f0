import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { FileEntity } from "../packages/core/src/files/file.entity.ts";
import { FolderEntity } from "../packages/core/src/files/folder.entity.ts";
import { LinkEntity } from "../packages/core/src/links/link.entity.ts";
import { type TableDeclaration, tables } from "../packages/core/src/tables.ts";
import { allOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");
const type = "aws:lambda/eventSourceMapping:EventSourceMapping";

describe.each(Object.entries(stages))("in %s", (_name, stage) => {
  test("every stream that a table declares is told to a consumer", () => {
    const declared = Object.entries<TableDeclaration>(tables).filter(([, { stream }]) => stream);

    expect(allOf(stage, type).map(({ inputs }) => String(inputs.eventSourceArn).split("/")[1])).toEqual(
      expect.arrayContaining(declared.map(([name]) => `${name}Table`)),
    );
    expect(allOf(stage, type)).toHaveLength(declared.length);
  });

  test.each(["Files", "ShareLinks"])(
    "what happens to %s is told whole, and again where it failed",
    (table) => {
      const { inputs } = theOne(stage, type, `${table}SubscriberConsumerEventSourceMapping`);

      expect(inputs).toMatchObject({
        functionName: expect.stringContaining(`${table}SubscriberConsumerFunction`),
        // Else what is written before the mapping works would never be told.
        startingPosition: "TRIM_HORIZON",
        batchSize: 100,
        maximumBatchingWindowInSeconds: 1,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 100,
        maximumRecordAgeInSeconds: 21_600,
        destinationConfig: { onFailure: { destinationArn: "arn:aws:sqs:::ConsumerFailuresQueue" } },
      });
    },
  );

  test("what was given up is kept for as long as a queue keeps anything", () => {
    expect(theOne(stage, "aws:sqs/queue:Queue", "ConsumerFailuresQueue").inputs).toMatchObject({
      messageRetentionSeconds: 1_209_600,
    });
  });
});

const Filters = z.object({ filters: z.array(z.object({ pattern: z.string() })) });
const kinds = z.object({ _et: z.object({ S: z.array(z.string()) }) });
const Pattern = z.object({
  dynamodb: z.union([
    z.strictObject({ NewImage: kinds }).transform(({ NewImage }) => ["NewImage", NewImage._et.S] as const),
    z.strictObject({ OldImage: kinds }).transform(({ OldImage }) => ["OldImage", OldImage._et.S] as const),
  ]),
});

test("the consumer is called for files, folders and links that came, changed or went, and for nothing else", () => {
  const { filterCriteria } = theOne(
    stages.production,
    type,
    "FilesSubscriberConsumerEventSourceMapping",
  ).inputs;
  const told = Filters.parse(filterCriteria).filters.map(
    ({ pattern }) => Pattern.parse(JSON.parse(pattern)).dynamodb,
  );
  const entities = [FileEntity, FolderEntity, LinkEntity].map(({ entityName }) => entityName);

  expect(told).toEqual([
    ["NewImage", entities],
    ["OldImage", entities],
  ]);
});

test("the consumer signs nothing, so it is not told the secret", () => {
  const { environment } = theOne(
    stages.production,
    "aws:lambda/function:Function",
    "FilesSubscriberConsumerFunctionFunction",
  ).inputs;

  expect(JSON.stringify(environment)).toContain("ACTIVITY_TABLE");
  expect(JSON.stringify(environment)).not.toContain("APP_SECRET");
});
