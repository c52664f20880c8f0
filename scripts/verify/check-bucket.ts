import type {
  GetBucketCorsCommandOutput,
  GetBucketEncryptionCommandOutput,
  GetBucketLifecycleConfigurationCommandOutput,
  GetBucketVersioningCommandOutput,
  GetPublicAccessBlockCommandOutput,
} from "@aws-sdk/client-s3";
import { z } from "zod";
import type { Expected } from "./expected.ts";
import { compare, type Finding, notAsked } from "./finding.ts";

/** What S3 says of the bucket: `null` where nothing is set, undefined where the store does not know the question. */
export interface DescribedBucket {
  publicAccess: GetPublicAccessBlockCommandOutput["PublicAccessBlockConfiguration"] | null | undefined;
  policy: string | null | undefined;
  encryption: GetBucketEncryptionCommandOutput["ServerSideEncryptionConfiguration"] | null | undefined;
  cors: GetBucketCorsCommandOutput["CORSRules"] | null | undefined;
  lifecycle: GetBucketLifecycleConfigurationCommandOutput["Rules"] | null | undefined;
  versioning: GetBucketVersioningCommandOutput["Status"] | null | undefined;
}

const blocks = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"] as const;

const Policy = z.object({
  Statement: z.array(
    z.object({ Effect: z.string(), Action: z.unknown(), Condition: z.unknown().optional() }),
  ),
});

/** Holds the bucket against what every stage's bucket must be, and against its stage's settings. */
export function checkBucket(described: DescribedBucket, expected: Expected): Finding[] {
  const { publicAccess, policy, encryption, cors, lifecycle, versioning } = described;
  const ask = <T>(what: string, answer: T | undefined, wanted: unknown, found: (answer: T) => unknown) =>
    answer === undefined ? notAsked(`bucket: ${what}`) : compare(`bucket: ${what}`, wanted, found(answer));
  return [
    ask("public access", publicAccess, "all blocked", (block) =>
      blocks.every((name) => block?.[name] === true) ? "all blocked" : "not all blocked",
    ),
    ask("without TLS", policy, "denied", (text) => (text && deniesPlainHttp(text) ? "denied" : "let in")),
    ask("encrypted with", encryption, expected.ownKey ? "aws:kms" : "AES256", (rules) =>
      rules?.Rules?.map((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).join(),
    ),
    ask(
      "origins that may call it",
      cors,
      new Set(expected.origins),
      (rules) => new Set(rules?.flatMap((rule) => rule.AllowedOrigins ?? [])),
    ),
    ask(
      "headers that scripts may read",
      cors,
      new Set(["ETag"]),
      (rules) => new Set(rules?.flatMap((rule) => rule.ExposeHeaders ?? [])),
    ),
    ask("stale parts dropped after days", lifecycle, 1, (rules) =>
      rules
        ?.filter((rule) => rule.Status === "Enabled")
        .map((rule) => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation)
        .find((days) => days !== undefined),
    ),
    ask("versioning", versioning, expected.versioning ? "Enabled" : "off", (status) =>
      status === "Enabled" ? status : "off",
    ),
  ];
}

function deniesPlainHttp(text: string): boolean {
  const { Statement } = Policy.parse(JSON.parse(text));
  return Statement.some(
    ({ Effect, Action, Condition }) =>
      Effect === "Deny" &&
      [Action].flat().includes("s3:*") &&
      JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
  );
}
