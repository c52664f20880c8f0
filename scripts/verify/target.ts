import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { parseEnv } from "@dropify/core/env";
import { knownEngines } from "@dropify/local/known-engines";
import { settingsFor } from "../../infra/settings.ts";
import { readOutputs } from "../stage-outputs.ts";
import { type Expected, expectedHere, expectedOf } from "./expected.ts";

/** What is verified: where it is, and what is expected of it. */
export interface Target {
  dynamodb: DynamoDBClient;
  s3: S3Client;
  /** The tables' names in DynamoDB, by their names in tables.ts. */
  tables: Record<string, string>;
  bucket: string;
  siteUrl: string;
  expected: Expected;
}

const usage = [
  "npm run verify -- --stage production   # what the last `npx sst deploy --stage production` here has made",
  "npm run verify -- --here               # the app that `npm start` runs (--data-dir and --url name another)",
].join("\n");

/** @throws Error saying what to do when the command is wrong or there is nothing to verify */
export function readTarget(args: string[], root = process.cwd()): Target {
  const { values } = parseArgs({
    args,
    options: {
      stage: { type: "string" },
      here: { type: "boolean", default: false },
      "data-dir": { type: "string", default: process.env["DATA_DIR"] || ".dropify" },
      url: { type: "string", default: process.env["PUBLIC_URL"] || "http://localhost:3000" },
    },
  });
  if (values.here) return targetHere(values["data-dir"], values.url);
  if (!values.stage) throw new Error(usage);
  return targetOf(values.stage, root);
}

function targetOf(stage: string, root: string): Target {
  const { region } = settingsFor(stage);
  const { url, bucket, tables } = readOutputs(stage, root);
  return {
    dynamodb: new DynamoDBClient({ region }),
    s3: new S3Client({ region }),
    tables,
    bucket,
    siteUrl: url,
    expected: expectedOf(stage, url),
  };
}

function targetHere(dataDir: string, siteUrl: string): Target {
  const env = parseEnv({ ...process.env, ...knownEngines(dataDir) });
  const { origin, port } = new URL(siteUrl);
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } =
    knownEngines(dataDir);
  const common = { region: env.AWS_REGION, credentials: { accessKeyId, secretAccessKey } };
  return {
    dynamodb: new DynamoDBClient({ ...common, endpoint: env.DYNAMODB_ENDPOINT }),
    s3: new S3Client({ ...common, endpoint: env.S3_ENDPOINT, forcePathStyle: true }),
    tables: {
      Files: env.FILES_TABLE,
      ShareLinks: env.SHARE_LINKS_TABLE,
      Users: env.USERS_TABLE,
      Auth: env.AUTH_TABLE,
      Activity: env.ACTIVITY_TABLE,
    },
    bucket: env.S3_BUCKET,
    siteUrl,
    expected: expectedHere([...new Set([origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`])]),
  };
}
