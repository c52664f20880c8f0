import { z } from "zod";

const Path = z.object({
  byteMatchStatement: z.object({
    positionalConstraint: z.enum(["STARTS_WITH", "ENDS_WITH", "CONTAINS"]),
    searchString: z.string(),
  }),
});
const Authorization = z.object({
  sizeConstraintStatement: z.object({
    fieldToMatch: z.object({ singleHeader: z.object({ name: z.literal("authorization") }) }),
  }),
});
const Scope = z.union([
  Path,
  Authorization,
  z.object({
    get andStatement() {
      return z.object({ statements: z.array(Scope) });
    },
  }),
  z.object({
    get orStatement() {
      return z.object({ statements: z.array(Scope) });
    },
  }),
]);
type Scope = z.infer<typeof Scope>;

/** What each rate limit of a firewall counts. */
export const ScopedRules = z.object({
  rules: z.array(
    z.object({
      name: z.string(),
      statement: z.object({ rateBasedStatement: z.object({ scopeDownStatement: Scope.optional() }) }),
    }),
  ),
});

/** Whether a request is counted, as AWS WAF would say. */
export function matches(scope: Scope, path: string, hasAuthorization: boolean): boolean {
  if ("andStatement" in scope)
    return scope.andStatement.statements.every((part) => matches(part, path, hasAuthorization));
  if ("orStatement" in scope)
    return scope.orStatement.statements.some((part) => matches(part, path, hasAuthorization));
  if ("sizeConstraintStatement" in scope) return hasAuthorization;
  const { positionalConstraint, searchString } = scope.byteMatchStatement;
  if (positionalConstraint === "STARTS_WITH") return path.startsWith(searchString);
  return positionalConstraint === "ENDS_WITH" ? path.endsWith(searchString) : path.includes(searchString);
}
