import { S3Client } from "@aws-sdk/client-s3";
import { env } from "../env.ts";
import { markPassing, whereErrorsAreKnown } from "../passing-errors.ts";
import { aroundCalls, traced } from "../traced.ts";

export const Bucket = env.S3_BUCKET;

/** The store as this server reaches it, and, for signing only, as browsers do. */
export const s3 = connect(env.S3_ENDPOINT);
export const browserS3 = connect(env.S3_PUBLIC_ENDPOINT ?? env.S3_ENDPOINT);

/** Where the bytes of a file are: under its owner, so that permissions and bills can be told apart. */
export const objectKey = (userId: string, fileId: string): string => `${userId}/${fileId}`;

function connect(endpoint: string | undefined): S3Client {
  const client = new S3Client({
    region: env.AWS_REGION,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Together under 20 s: a store that answers within 5 s is waited for, one that does not is given up.
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 6000, throwOnRequestTimeout: true },
    // Else the SDK signs the checksum of an empty body into every address that we hand out.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  client.middlewareStack.add((next) => (args) => next(args).catch(markPassing), whereErrorsAreKnown);
  client.middlewareStack.add(
    (next, { commandName = "call" }) =>
      (args) =>
        traced(`S3 ${commandName}`, {}, () => next(args)),
    aroundCalls,
  );
  return client;
}
