import { createHash } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { routeAtEdge } from "./evaluate/edge-function.ts";
import { matches, ScopedRules } from "./evaluate/firewall-match.ts";
import { platform } from "./evaluate/prepare-platform.ts";
import { allOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");
const { production, dev } = stages;
const host = { value: "files.example.com" };

test("the visitor's own address and password reach the site, whatever else the visitor claims", async () => {
  const { request, origin } = await routeAtEdge(production, {
    uri: "/s/abc",
    headers: {
      host,
      authorization: { value: "Basic OnNlY3JldA==" },
      "x-client-address": { value: "10.0.0.1" },
      "x-viewer-authorization": { value: "Basic Zm9yZ2Vk" },
    },
  });

  expect(request.headers).toMatchObject({
    "x-client-address": { value: "192.0.2.7" },
    "x-viewer-authorization": { value: "Basic OnNlY3JldA==" },
    "x-forwarded-host": host,
  });
  expect(origin.domainName).toBe("webserveruseast1url.lambda-url.us-east-1.on.aws");
});

test("a password that nobody sent is not made up", async () => {
  const { request } = await routeAtEdge(production, {
    uri: "/s/abc",
    headers: { host, "x-viewer-authorization": { value: "Basic Zm9yZ2Vk" } },
  });

  expect(request.headers).not.toHaveProperty("x-viewer-authorization");
});

test.each([
  ["the site's function", "/api/trpc/files.list", "lambda"],
  ["the bucket of static files", "/_next/static/chunks/main.js", "s3"],
])("%s takes only what CloudFront has signed", async (_origin, uri, originType) => {
  const { origin } = await routeAtEdge(production, { uri, headers: { host } });

  expect(origin.originAccessControlConfig).toEqual({
    enabled: true,
    signingBehavior: "always",
    signingProtocol: "sigv4",
    originType,
  });
});

const Behavior = z.object({
  defaultCacheBehavior: z.object({
    viewerProtocolPolicy: z.string(),
    responseHeadersPolicyId: z.string(),
    lambdaFunctionAssociations: z.array(z.unknown()),
  }),
  webAclId: z.string().optional(),
});
const behaviorOf = (stage: typeof production) =>
  Behavior.parse(theOne(stage, "aws:cloudfront/distribution:Distribution", "RouterCdnDistribution").inputs);

test("bodies are hashed at the edge, which refuses those above its megabyte", () => {
  expect(behaviorOf(production).defaultCacheBehavior.lambdaFunctionAssociations).toEqual([
    { eventType: "origin-request", includeBody: true, lambdaArn: "arn:aws:lambda:::RouterEdgeFunction:1" },
  ]);
});

test("CloudFront speaks HTTPS alone and puts security headers on every answer", () => {
  const policy = theOne(
    production,
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
    "SecurityHeaders",
  );

  expect(behaviorOf(production).defaultCacheBehavior).toMatchObject({
    viewerProtocolPolicy: "redirect-to-https",
    responseHeadersPolicyId: "SecurityHeaders-id",
  });
  expect(policy.inputs.securityHeadersConfig).toEqual({
    strictTransportSecurity: { accessControlMaxAgeSec: 63_072_000, override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: "DENY", override: false },
    referrerPolicy: { referrerPolicy: "same-origin", override: false },
    contentSecurityPolicy: {
      contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
      override: false,
    },
  });
});

test("a body above that megabyte never reaches the site", async () => {
  const signer = join(platform, "dist/oac-edge-signer/index.mjs");
  const { handler } = await import(pathToFileURL(signer).href);
  const asked = (inputTruncated: boolean) => ({
    Records: [
      {
        cf: {
          request: {
            method: "POST",
            headers: {},
            body: { data: "e30=", encoding: "base64", inputTruncated },
          },
        },
      },
    ],
  });

  expect(await handler(asked(true))).toMatchObject({ status: "413" });
  expect(await handler(asked(false))).toMatchObject({
    headers: { "x-amz-content-sha256": [{ value: createHash("sha256").update("{}").digest("hex") }] },
  });
});

const Rules = z.object({
  rules: z.array(
    z.object({
      name: z.string(),
      priority: z.number(),
      action: z.object({ block: z.object({}) }),
      statement: z.object({
        rateBasedStatement: z.object({ limit: z.number(), aggregateKeyType: z.literal("IP") }),
      }),
    }),
  ),
});

test("production limits what one address may ask for: in all, to sign in, to unlock, of the API", () => {
  const { rules } = Rules.parse(theOne(production, "aws:wafv2/webAcl:WebAcl", "RouterWaf").inputs);

  expect(
    rules.map(({ name, priority, statement }) => [name, priority, statement.rateBasedStatement.limit]),
  ).toEqual([
    ["RateLimitPerIP", 0, 6000],
    ["SignIn", 1, 300],
    ["Unlock", 2, 300],
    ["Api", 3, 3000],
  ]);
  expect(behaviorOf(production).webAclId).toBe("arn:aws:wafv2:::RouterWaf");
});

test.each([
  ["POST /api/auth/sign-in/email", "/api/auth/sign-in/email", false, ["SignIn", "Api"]],
  ["a try at a link's password by a form", "/s/abc/unlock", false, ["Unlock"]],
  ["one by a header", "/s/abc", true, ["Unlock"]],
  ["one by a procedure", "/api/trpc/links.unlock", false, ["Unlock", "Api"]],
  ["one among other calls", "/api/trpc/links.view,links.unlock", false, ["Unlock", "Api"]],
  ["a look at a link", "/s/abc", false, []],
  ["any other call", "/api/trpc/files.list", true, ["Api"]],
])("the firewall counts %s as %s", (_what, path, hasAuthorization, counted) => {
  const { rules } = ScopedRules.parse(theOne(production, "aws:wafv2/webAcl:WebAcl", "RouterWaf").inputs);
  const names = rules.flatMap(({ name, statement: { rateBasedStatement } }) =>
    rateBasedStatement.scopeDownStatement &&
    matches(rateBasedStatement.scopeDownStatement, path, hasAuthorization)
      ? [name]
      : [],
  );

  expect(names).toEqual(counted);
});

test("a firewall is charged by the month, so other stages have one only where it is asked for", () => {
  const withFirewall = Object.entries(stages)
    .filter(([, stage]) => allOf(stage, "aws:wafv2/webAcl:WebAcl").length > 0)
    .map(([name]) => name);

  expect(withFirewall).toEqual(["production", "everyOption"]);
});

test("sst dev has no edge", () => {
  expect(allOf(dev, "aws:cloudfront/distribution:Distribution")).toEqual([]);
});
