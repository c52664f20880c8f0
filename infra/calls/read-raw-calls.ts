import { afterParenthesis, type Imported } from "./read-source.ts";

/** What S3 asks leave for. Source: "Actions, resources, and condition keys for Amazon S3". */
const objectActions = new Map([
  ["GetObjectCommand", "GetObject"],
  ["HeadObjectCommand", "GetObject"],
  ["PutObjectCommand", "PutObject"],
  ["CreateMultipartUploadCommand", "PutObject"],
  ["UploadPartCommand", "PutObject"],
  ["CompleteMultipartUploadCommand", "PutObject"],
  ["DeleteObjectCommand", "DeleteObject"],
  ["ListPartsCommand", "ListMultipartUploadParts"],
  ["AbortMultipartUploadCommand", "AbortMultipartUpload"],
]);

const bucketActions = new Map([["ListMultipartUploadsCommand", "ListBucketMultipartUploads"]]);

/** The commands of the document client, by which the accounts are kept. */
const itemActions = new Map([
  ["GetCommand", "GetItem"],
  ["BatchGetCommand", "BatchGetItem"],
  ["QueryCommand", "Query"],
  ["PutCommand", "PutItem"],
  ["UpdateCommand", "UpdateItem"],
  ["DeleteCommand", "DeleteItem"],
]);

const parts = new Map([
  ["Put", "PutItem"],
  ["Update", "UpdateItem"],
  ["Delete", "DeleteItem"],
  ["ConditionCheck", "ConditionCheckItem"],
]);

/**
 * What a bundle asks by commands of the SDK itself: of the bucket, and of the one table Auth.
 * @throws Error for a command that is not known here, or one that may be about another table
 */
export function readRawCalls(code: string, imports: Map<string, Imported>): string[] {
  return [...code.matchAll(/new (\w+)\(/g)].flatMap(({ 0: text, 1: local = "", index }) => {
    const { from, name } = imports.get(local) ?? { from: "", name: "" };
    if (from === "aws4fetch") return [signed(afterParenthesis(code, index))];
    if (!from.startsWith("@aws-sdk/") || !name.endsWith("Command")) return [];
    const onObject = objectActions.get(name);
    if (onObject && from.endsWith("client-s3")) return [`s3:${onObject} BucketBucket/*`];
    const onBucket = bucketActions.get(name);
    if (onBucket && from.endsWith("client-s3")) return [`s3:${onBucket} BucketBucket`];
    if (!from.endsWith("lib-dynamodb")) throw new Error(`A command that is not known: ${text}`);
    requireAuthAlone(code, afterParenthesis(code, index));
    if (name === "TransactWriteCommand") return transacted(code).map(onAuth);
    const action = itemActions.get(name);
    if (!action) throw new Error(`A command that is not known: ${text}`);
    return [onAuth(action)];
  });
}

/** A request that is signed without the SDK. Source: "SendEmail" in the API reference of SES v2. */
function signed(asked: string): string {
  if (/^\{\s*method: "POST",\s*url: `\$\{\w+\}\/v2\/email\/outbound-emails`/.test(asked))
    return "ses:SendEmail";
  throw new Error(`A request that is not known: ${asked}`);
}

const onAuth = (action: string): string => `dynamodb:${action} table/AuthTable`;

/** The parts of transactions, wherever in the code they are put together. */
const transacted = (code: string): string[] =>
  [...code.matchAll(/\b(Put|Update|Delete|ConditionCheck): \{ TableName/g)].flatMap(
    ([, part = ""]) => parts.get(part) ?? [],
  );

/** The table comes as an argument, `tableName`: wherever code begins to hand one around, it must be Auth. */
function requireAuthAlone(code: string, asked: string): void {
  const named = [...code.matchAll(/\b[tT]ableName: (?:"|env\.)(\w+)/g)].map(([, name = ""]) => name);
  const others = named.filter((name) => name !== "AUTH_TABLE");
  if (others.length > 0) throw new Error(`Of which table? ${others.join(", ")}`);
  if (/IndexName|_TABLE/.test(asked)) throw new Error(`Of which table? ${asked}`);
}
