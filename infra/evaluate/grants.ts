import { type EvaluatedStage, type Resource } from "./evaluate-stage.ts";
import { allOf, roleOf } from "./resources.ts";

/** The end of an ARN, which names what is meant: "table/FilesTable/index/dueIndex", "BucketBucket/*". */
const shortly = (arn: string): string => arn.split(":").slice(5).join(":");

/** What a role may do, by what it may do it to: "table/UsersTable" → ["dynamodb:GetItem", …]. */
function grantsOf(role: Resource): Record<string, string[]> {
  const byTarget = new Map<string, string[]>();
  for (const { Action, Resource: targets } of roleOf(role).grants) {
    for (const target of targets.map(shortly)) {
      byTarget.set(target, [...(byTarget.get(target) ?? []), ...Action]);
    }
  }
  return Object.fromEntries([...byTarget].map(([target, actions]) => [target, actions.sort()]));
}

/** What every role of a stage may do. */
export const grantsOfAll = (stage: EvaluatedStage): Record<string, Record<string, string[]>> =>
  Object.fromEntries(allOf(stage, "aws:iam/role:Role").map((role) => [role.name, grantsOf(role)]));
