import { globSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { grantsOfAll } from "../evaluate/grants.ts";
import { root } from "../evaluate/prepare-platform.ts";
import { bundleEntries } from "./bundle-entries.ts";
import { readCalls } from "./read-calls.ts";

/** With all that the code can do switched on. */
const mailing = inject("mailing");

/** What Next loads for requests. What `src/instrumentation.ts` starts beside them, it starts on one machine alone. */
const site = [...globSync("src/app/**/{route,page,layout}.{ts,tsx}", { cwd: root }), "src/proxy.ts"];
const consumer = ["packages/core/src/consumer/consumer.handler.ts"];

const functions: [role: string, entries: string[]][] = [
  ["WebServerUseast1Role", site],
  ["SweeperHandlerRole", ["packages/core/src/sweeper/sweep.handler.ts"]],
  ["FilesSubscriberConsumerFunctionRole", consumer],
  ["ShareLinksSubscriberConsumerFunctionRole", consumer],
];

/** What a role may ask. A stream and its queue are between Lambda and AWS, and so is a key: no code of ours reads them. */
const grantsOf = (role: string): string[] => [...new Set(allGrantsOf(role))].sort();

const allGrantsOf = (role: string): string[] =>
  Object.entries(grantsOfAll(mailing)[role] ?? {})
    .filter(([target]) => !/\/stream\/|Queue$/.test(target))
    .flatMap(([target, actions]) =>
      actions.map((action) => (action.startsWith("ses:") ? action : `${action} ${target}`)),
    );

test.each(functions)("%s may do what the code of its function does, and no more", async (role, entries) => {
  const calls = readCalls(await bundleEntries(entries));

  expect(calls).not.toEqual([]);
  expect(grantsOf(role)).toEqual(calls);
});

const head = `
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { ScanCommand } from "dynamodb-toolbox/table/actions/scan";
import { GetCommand, ScanCommand as RawScan } from "@aws-sdk/lib-dynamodb";
import { PutBucketAclCommand } from "@aws-sdk/client-s3";
var filesTable = new Table({
  name: env.FILES_TABLE,
  indexes: {}
});
`;

test.each([
  ["the table", "{ partition: a }", ["dynamodb:Query table/FilesTable"]],
  ["an index", '{ index: "dueIndex", partition: f(a) }', ["dynamodb:Query table/FilesTable/index/dueIndex"]],
  [
    "one or the other",
    'a ? { partition: a } : { index: "dueIndex", partition: a }',
    ["dynamodb:Query table/FilesTable", "dynamodb:Query table/FilesTable/index/dueIndex"],
  ],
])("a query of %s is read as such", (_, asked, calls) => {
  expect(readCalls(`${head}filesTable.build(QueryCommand).query(${asked}).send()`)).toEqual(calls);
});

test.each([
  ["an action that nobody has named", "filesTable.build(ScanCommand)"],
  ["a table that is found while it runs", "tableOf(name).build(QueryCommand)"],
  ["an index that is found while it runs", "filesTable.build(QueryCommand).query({ partition, index })"],
  ["a command that nobody has named", "s3.send(new PutBucketAclCommand({ Bucket }))"],
  ["another reading of the accounts", "client.send(new RawScan({ TableName: tableName }))"],
  [
    "a table of the domain without its entities",
    "client.send(new GetCommand({ TableName: env.FILES_TABLE }))",
  ],
])("%s is refused, not passed over", (_, code) => {
  expect(() => readCalls(head + code)).toThrow();
});
