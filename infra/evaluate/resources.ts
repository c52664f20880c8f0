import { z } from "zod";
import type { EvaluatedStage, Resource } from "./evaluate-stage.ts";

/** All resources of a type, for example "aws:s3/bucket:Bucket". */
export const allOf = (stage: EvaluatedStage, type: string): Resource[] =>
  stage.resources.filter((resource) => resource.type === type);

/** @throws Error when the stage has no such resource */
export function theOne(stage: EvaluatedStage, type: string, name: string): Resource {
  const resource = allOf(stage, type).find((candidate) => candidate.name === name);
  if (!resource) throw new Error(`The stage has no ${type} named ${name}`);
  return resource;
}

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: list,
  Resource: list.default([]),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
export type Statement = z.infer<typeof Statement>;

const Document = z.object({ Statement: z.array(Statement) });

/** The statements of a policy, as JSON or as the document itself. */
export function statementsOf(policy: unknown): Statement[] {
  return Document.parse(typeof policy === "string" ? JSON.parse(policy) : policy).Statement;
}

const Role = z.object({
  inlinePolicies: z.array(z.object({ policy: z.unknown() })).default([]),
  managedPolicyArns: z.array(z.string()).default([]),
  assumeRolePolicy: z.unknown(),
});

/** What a role may do, under which policies of AWS's own, and who may take it on. */
export function roleOf({ inputs }: Resource): { grants: Statement[]; managed: string[]; trust: Statement[] } {
  const { assumeRolePolicy, inlinePolicies, managedPolicyArns } = Role.parse(inputs);
  return {
    grants: inlinePolicies.flatMap(({ policy }) => statementsOf(policy)),
    managed: managedPolicyArns,
    trust: statementsOf(assumeRolePolicy),
  };
}
