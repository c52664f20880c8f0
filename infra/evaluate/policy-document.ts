/** A statement as Pulumi's AWS provider takes it. */
interface StatementInput {
  effect?: string;
  actions?: string[];
  resources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
}

/** Renders statements as the provider does: the JSON of an IAM policy. */
export function policyDocument(statements: StatementInput[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(render) });
}

function render({ effect = "Allow", actions, resources, principals, conditions }: StatementInput) {
  return {
    Effect: effect,
    Action: actions,
    ...(resources && { Resource: resources }),
    ...(principals?.length && {
      Principal: Object.fromEntries(
        principals.map(({ type, identifiers }) => [type === "*" ? "AWS" : type, identifiers]),
      ),
    }),
    ...(conditions?.length && {
      Condition: Object.fromEntries(
        conditions.map(({ test, variable, values }) => [test, { [variable]: values }]),
      ),
    }),
  };
}
