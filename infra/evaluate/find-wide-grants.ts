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
const rights = new Set(["aws:iam/role:Role", "aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy"]);
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

function findIn({ type, inputs, ...resource }: Resource): string[] {
  if (type === "aws:iam/role:Role") return wideRole({ type, inputs, ...resource });
  if (rights.has(type)) return statementsOf(inputs.policy).flatMap(wideStatement);
  if (type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment") return [`attaches ${inputs.policyArn}`];
  if (type === "aws:s3/bucketPolicy:BucketPolicy") return publicStatements(inputs.policy);
  if (type === "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock") return openings(inputs);
  if (publicAcls.has(String(inputs.acl))) return [`has the acl ${inputs.acl}`];
  if (type === "aws:lambda/permission:Permission" && inputs.principal === "*")
    return [`lets anyone ${inputs.action}`];
  return [];
}

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
