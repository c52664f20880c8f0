const twoYearsInSeconds = 63_072_000;

const securityHeaders = () =>
  new aws.cloudfront.ResponseHeadersPolicy("SecurityHeaders", {
    comment: `Security headers of ${$app.name} ${$app.stage}`,
    securityHeadersConfig: {
      strictTransportSecurity: { accessControlMaxAgeSec: twoYearsInSeconds, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: false },
      referrerPolicy: { referrerPolicy: "same-origin", override: false },
      contentSecurityPolicy: {
        contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        override: false,
      },
    },
    removeHeadersConfig: { items: [{ header: "x-opennext" }, { header: "server" }] },
  });

/**
 * Has CloudFront put security headers on every answer: static files and its own errors too. The app's
 * own word goes first wherever it has one, except on HTTPS.
 */
export function addSecurityHeaders(args: sst.aws.CdnArgs): undefined {
  const policy = securityHeaders();
  args.defaultCacheBehavior = $output(args.defaultCacheBehavior).apply((behavior) => ({
    ...behavior,
    responseHeadersPolicyId: policy.id,
  }));
}
