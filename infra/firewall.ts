type Rule = aws.types.input.wafv2.WebAclRule;
type Statement = aws.types.input.wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement;

const path = (
  positionalConstraint: "STARTS_WITH" | "ENDS_WITH" | "CONTAINS",
  searchString: string,
): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint,
    searchString,
    // Else "%75nlock" would go uncounted.
    textTransformations: [{ priority: 0, type: "URL_DECODE" }],
  },
});

const hasAuthorization: Statement = {
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { name: "authorization" } },
    comparisonOperator: "GT",
    size: 0,
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
};

/** How many requests one address may make in five minutes. A whole office may sit behind an address. */
const limits: { name: string; limit: number; of: Statement }[] = [
  { name: "SignIn", limit: 300, of: path("STARTS_WITH", "/api/auth/") },
  {
    name: "Unlock",
    limit: 300,
    of: {
      orStatement: {
        statements: [
          path("ENDS_WITH", "/unlock"),
          // Also as one of several calls in a request.
          {
            andStatement: {
              statements: [path("STARTS_WITH", "/api/trpc/"), path("CONTAINS", "links.unlock")],
            },
          },
          { andStatement: { statements: [path("STARTS_WITH", "/s/"), hasAuthorization] } },
        ],
      },
    },
  },
  { name: "Api", limit: 3000, of: path("STARTS_WITH", "/api/") },
];

const rule = ({ name, limit, of }: (typeof limits)[number], priority: number): Rule => ({
  name,
  priority,
  action: { block: {} },
  statement: { rateBasedStatement: { limit, aggregateKeyType: "IP", scopeDownStatement: of } },
  visibilityConfig: { metricName: name, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true },
});

/**
 * A firewall before the app's own limits, which count failures alone. AWS's managed rules stay off: a
 * file may be called `<script>` or `select * from`.
 */
export const firewall = {
  rateLimitPerIp: 6000,
  managedRules: { coreRuleSet: false, knownBadInputs: false, sqlInjection: false },
};

/** Adds the limits by path to those that SST knows. */
export function addLimits(args: aws.wafv2.WebAclArgs): undefined {
  args.rules = $output(args.rules).apply((rules = []) => [
    ...rules,
    ...limits.map((limit, index) => rule(limit, rules.length + index)),
  ]);
}
