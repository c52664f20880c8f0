import { expect, inject, test } from "vitest";
import { grantsOfAll } from "./evaluate/grants.ts";
import { allOf, roleOf } from "./evaluate/resources.ts";

const { production, everyOption } = inject("stages");
const mailing = inject("mailing");

const on = (service: string, actions: string) => actions.split(" ").map((action) => `${service}:${action}`);
const items = (actions: string) => on("dynamodb", actions);

const consumerOf = (table: string) => ({
  [`table/${table}/stream/2026-01-01T00:00:00.000`]: items(
    "DescribeStream GetRecords GetShardIterator ListStreams",
  ),
  "table/ActivityTable": items("BatchWriteItem"),
  "table/UsersTable": items("UpdateItem"),
  ConsumerFailuresQueue: ["sqs:SendMessage"],
});

/** Every role of production and all that it may do, spelt out: whoever widens one says so here. */
const grants = {
  WebServerUseast1Role: {
    "table/FilesTable": items("BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem"),
    "table/FilesTable/index/dueIndex": items("Query"),
    "table/FilesTable/index/folderNameIndex": items("Query"),
    "table/FilesTable/index/folderSizeIndex": items("Query"),
    "table/FilesTable/index/folderTimeIndex": items("Query"),
    "table/FilesTable/index/trashIndex": items("Query"),
    "table/FilesTable/index/userFileSizeIndex": items("Query"),
    "table/ShareLinksTable": items("BatchGetItem DeleteItem GetItem PutItem UpdateItem"),
    "table/ShareLinksTable/index/fileIdIndex": items("Query"),
    "table/ShareLinksTable/index/ownerIndex": items("Query"),
    "table/UsersTable": items("GetItem PutItem UpdateItem"),
    "table/AuthTable": items("BatchGetItem DeleteItem GetItem PutItem Query UpdateItem"),
    "table/ActivityTable": items("BatchGetItem BatchWriteItem DeleteItem GetItem PutItem Query UpdateItem"),
    "BucketBucket/*": on(
      "s3",
      "AbortMultipartUpload DeleteObject GetObject ListMultipartUploadParts PutObject",
    ),
    BucketBucket: ["s3:ListBucketMultipartUploads"],
  },
  SweeperHandlerRole: {
    "table/FilesTable": items("DeleteItem GetItem PutItem Query UpdateItem"),
    "table/FilesTable/index/dueIndex": items("Query"),
    "table/FilesTable/index/folderTimeIndex": items("Query"),
    "table/ShareLinksTable": items("DeleteItem GetItem PutItem"),
    "table/ShareLinksTable/index/ownerIndex": items("Query"),
    "table/ActivityTable": items("BatchWriteItem Query"),
    "table/UsersTable": items("DeleteItem UpdateItem"),
    "BucketBucket/*": on("s3", "AbortMultipartUpload DeleteObject"),
    BucketBucket: ["s3:ListBucketMultipartUploads"],
  },
  FilesSubscriberConsumerFunctionRole: consumerOf("FilesTable"),
  ShareLinksSubscriberConsumerFunctionRole: consumerOf("ShareLinksTable"),
  // The schedule.
  SweeperRole: { SweeperHandlerFunction: ["lambda:InvokeFunction"] },
  // SST's: one hashes bodies at the edge, the other may never run.
  RouterEdgeFunctionRole: {},
  WebImageOptimizerRole: { "WebAssetsBucket/*": ["s3:GetObject"] },
};

test("each role may do what is listed here, and nothing else", () => {
  expect(grantsOfAll(production)).toEqual(grants);
});

const mail = { EmailIdentity: ["ses:SendEmail"], EmailConfig: ["ses:SendEmail"] };

test("with a sender the site, and it alone, may send mails: as this sender", () => {
  const { WebServerUseast1Role } = grants;

  expect(grantsOfAll(mailing)).toEqual({
    ...grants,
    WebServerUseast1Role: { ...WebServerUseast1Role, ...mail },
  });
});

test("options add rights to the roles that need them, and to no other", () => {
  const key = { DataKey: ["kms:Decrypt", "kms:GenerateDataKey"] };
  const { RouterEdgeFunctionRole, SweeperRole, WebImageOptimizerRole, WebServerUseast1Role, ...jobs } =
    grants;
  const functions = { ...jobs, WebServerEucentral1Role: { ...WebServerUseast1Role, ...mail } };

  expect(grantsOfAll(everyOption)).toEqual({
    ...Object.fromEntries(Object.entries(functions).map(([role, own]) => [role, { ...own, ...key }])),
    RouterEdgeFunctionRole,
    SweeperRole,
    WebImageOptimizerRole,
    WebWarmerEucentral1HandlerRole: { WebServerEucentral1Function: ["lambda:InvokeFunction"] },
  });
});

test("no right comes from a policy of AWS's own but to write logs, and to join the network", () => {
  const basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const network = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole";
  const managed = (stage: typeof production) =>
    new Set(allOf(stage, "aws:iam/role:Role").flatMap((role) => roleOf(role).managed));

  expect(managed(production)).toEqual(new Set([basic]));
  expect(managed(everyOption)).toEqual(new Set([basic, network]));
});
