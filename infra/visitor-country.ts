/**
 * The header by which the server learns a visitor's country. CloudFront sets it over whatever the visitor sent, and
 * only where a policy asks for it.
 */
export const countryHeader = $dev ? undefined : "cloudfront-viewer-country";

/**
 * Has CloudFront send the country to the site. The policy that forwards all of a visitor's headers but the host cannot
 * name headers of CloudFront's own, so the cache's policy does, which costs static files a copy for each country.
 */
export function forwardCountry(args: aws.cloudfront.CachePolicyArgs): undefined {
  args.parametersInCacheKeyAndForwardedToOrigin = $output(
    args.parametersInCacheKeyAndForwardedToOrigin,
  ).apply((parameters) => ({
    ...parameters,
    headersConfig: {
      headerBehavior: "whitelist",
      headers: { items: [...(parameters.headersConfig.headers?.items ?? []), "CloudFront-Viewer-Country"] },
    },
  }));
}
