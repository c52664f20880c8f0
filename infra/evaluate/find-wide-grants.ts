import { z } from "zod";
import type { EvaluatedStage, Resource } from "./evaluate-stage.ts";
import { roleOf, type Statement, statementsOf } from "./resources.ts";

/** Actions that this product never needs, though they name no `*`. */
const tooMuch = new Set([
  "dynamodb:Scan",
  "dynamodb:DeleteTable",
  "dynamodb:PartiQLSelect",
  "s3:ListBucket",
  "s3:PutBucketPolicy",
]);

const basicExecution = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
const publicAcls = new Set(["public-read", "public-read-write", "authenticated-read"]);

/**
 * Everything by which a stage opens more than it must, one sentence each, sorted: broad grants of
 * roles, foreign trust, and buckets or functions that the public can reach.
 */
export function findWideGrants({ resources }: EvaluatedStage): string[] {
  return [
    ...new Set(resources.flatMap((resource) => findIn(resource).map((text) => `${resource.name} ${text}`))),
  ].sort();
}

const Text = z.string().optional();
const Inputs = z.object({ acl: Text, action: Text, policyArn: Text, principal: Text });

function findIn(resource: Resource): string[] {
  const { inputs, type } = resource;
  switch (type) {
    case "aws:iam/role:Role":
      return wideRole(resource);
    case "aws:iam/policy:Policy":
    case "aws:iam/rolePolicy:RolePolicy":
      return statementsOf(inputs.policy).flatMap(wideStatement);
    case "aws:iam/rolePolicyAttachment:RolePolicyAttachment":
      return [`attaches ${Inputs.parse(inputs).policyArn}`];
    case "aws:s3/bucketPolicy:BucketPolicy":
      return publicStatements(inputs.policy);
    case "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock":
      return openings(inputs);
    case "aws:s3/bucket:Bucket":
    case "aws:s3/bucketAcl:BucketAcl":
      return publicAcl(Inputs.parse(inputs));
    case "aws:lambda/permission:Permission":
      return anyCaller(Inputs.parse(inputs));
    default:
      return [];
  }
}

const publicAcl = ({ acl }: z.infer<typeof Inputs>) =>
  acl && publicAcls.has(acl) ? [`has the acl ${acl}`] : [];

const anyCaller = ({ action, principal }: z.infer<typeof Inputs>) =>
  principal === "*" ? [`lets anyone ${action}`] : [];

function wideRole(resource: Resource): string[] {
  const { grants, managed, trust } = roleOf(resource);
  return [
    ...grants.flatMap(wideStatement),
    ...managed.filter((arn) => arn !== basicExecution).map((arn) => `has the policy ${arn}`),
    ...trust.flatMap(({ Principal }) =>
      JSON.stringify(Principal).includes('"AWS"') ? [`trusts ${JSON.stringify(Principal)}`] : [],
    ),
  ];
}

function wideStatement({ Action, Effect, Resource: targets }: Statement): string[] {
  if (Effect === "Deny") return [];
  return Action.filter(
    (action) => action.includes("*") || tooMuch.has(action) || targets.some((target) => isWide(target)),
  ).map((action) => `may ${action} on ${targets.join(", ")}`);
}

/** Whatever names no bucket, table or function. A bucket's objects, all of them, are named by its own name. */
const isWide = (target: string): boolean => target.replace(/^(arn:aws:s3:::[^*/]+)\/\*$/, "$1").includes("*");

function publicStatements(policy: unknown): string[] {
  return statementsOf(policy)
    .filter(({ Effect, Principal }) => Effect === "Allow" && JSON.stringify(Principal ?? "*").includes('"*"'))
    .map(({ Action }) => `lets anyone ${Action.join(", ")}`);
}

function openings(inputs: Record<string, unknown>): string[] {
  const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
  return blocks.filter((block) => inputs[block] !== true).map((block) => `leaves ${block} off`);
}
