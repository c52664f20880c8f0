import type { MockCallArgs, MockResourceArgs, Mocks } from "@pulumi/pulumi/runtime/mocks";
import type { Resource } from "./evaluate-stage.ts";
import { policyDocument } from "./policy-document.ts";
import { revealedIn } from "./revealed.ts";

type Known = Omit<Resource, "retainOnDelete" | "ignoreChanges" | "imports">;

/**
 * Answers for AWS in a region: notes every resource in `seen` and makes up what AWS would assign to it.
 */
export function pulumiMocks(region: string, seen: Known[]): Mocks {
  return {
    newResource({ type, name, inputs }: MockResourceArgs) {
      seen.push({ type, name, inputs: revealedIn(inputs) });
      return {
        id: `${name}-id`,
        state: { ...assigned(type, name), ...inputs, ...always(region, type, name) },
      };
    },
    call: (args) => answerCall(region, args),
  };
}

/** What AWS assigns where the inputs do not say. */
const assigned = (type: string, name: string) => ({
  arn: `arn:aws:${service(type)}:::${name}`,
  name,
  bucket: name,
});

const service = (type: string): string => type.split(/[:/]/)[1] ?? type;

function always(region: string, type: string, name: string): Record<string, unknown> {
  switch (type) {
    case "aws:dynamodb/table:Table":
      return {
        name,
        arn: `arn:aws:dynamodb:${region}:1:table/${name}`,
        streamArn: `arn:aws:dynamodb:${region}:1:table/${name}/stream/2026-01-01T00:00:00.000`,
      };
    case "aws:s3/bucket:Bucket":
      return { arn: `arn:aws:s3:::${name}`, bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com` };
    case "aws:lambda/functionUrl:FunctionUrl":
      return { functionUrl: `https://${name.toLowerCase()}.lambda-url.${region}.on.aws/` };
    case "aws:cloudfront/distribution:Distribution":
      return { domainName: `${name.toLowerCase()}.cloudfront.net` };
    case "aws:acm/certificate:Certificate":
      return { domainValidationOptions: [validation] };
    case "aws:sqs/queue:Queue":
      return { url: `https://sqs.${region}.amazonaws.com/1/${name}` };
    case "aws:lambda/function:Function":
      return { qualifiedArn: `arn:aws:lambda:::${name}:1` };
    case "random:index/randomBytes:RandomBytes":
      return { base64: Buffer.alloc(32, 1).toString("base64") };
    case "random:index/randomPassword:RandomPassword":
      return { result: "s".repeat(64) };
    default:
      return {};
  }
}

/** The record by which a certificate's owner is proved. */
const validation = {
  domainName: "files.example.com",
  resourceRecordName: "_proof.files.example.com",
  resourceRecordType: "CNAME",
  resourceRecordValue: "_proof.acm-validations.aws",
};

function answerCall(region: string, { token, inputs }: MockCallArgs): Record<string, unknown> {
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return { name: region, region };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: "1" };
    case "aws:index/getPartition:getPartition":
      return { partition: "aws" };
    case "aws:index/getAvailabilityZones:getAvailabilityZones":
      return { names: [`${region}a`, `${region}b`, `${region}c`] };
    case "aws:ec2/getVpcEndpointService:getVpcEndpointService":
      // As it is for SES: not in the first zone.
      return { ...inputs, availabilityZones: [`${region}b`, `${region}c`] };
    case "aws:iam/getPolicyDocument:getPolicyDocument":
      // SST looks at the statements too: without them it believes that a function needs no policy.
      return { ...inputs, json: policyDocument(inputs.statements) };
    default:
      return inputs;
  }
}
