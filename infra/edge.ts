import { addLimits, firewall } from "./firewall.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { settings } from "./stage.ts";
import { forwardCountry } from "./visitor-country.ts";

/** Where `next dev` listens, which is the site as `sst dev` sees it. */
const devUrl = "http://localhost:3000";

/**
 * The header by which the server learns a visitor's address. CloudFront sets it from the connection,
 * whatever the visitor sent, and nobody but CloudFront may call the server.
 */
export const clientAddressHeader = $dev ? undefined : "x-client-address";

/**
 * CloudFront signs its requests to the site's function in `Authorization`, where programs send a link's
 * password. So the visitor's own travels beside it: open-next/restore-authorization.ts puts it back.
 */
const beforeRouting = `
event.request.headers["${clientAddressHeader}"] = { value: event.viewer.ip };
delete event.request.headers["x-viewer-authorization"];
if (event.request.headers.authorization) {
  event.request.headers["x-viewer-authorization"] = event.request.headers.authorization;
}`;

const { certificateArn, domain: name } = settings;
const domain = name && (certificateArn ? { name, dns: false as const, cert: certificateArn } : name);

/**
 * CloudFront before the site. On its own, not made by the site: then its address is known before
 * bucket and site exist, and both need it.
 */
export const router = $dev
  ? undefined
  : new sst.aws.Router("Router", {
      ...(domain && { domain }),
      // Origin access control, and what it asks of requests with a body: a hash of it, made at the edge.
      protection: "oac-with-edge-signing",
      edge: { viewerRequest: { injection: beforeRouting } },
      ...(settings.firewall && { waf: firewall }),
      transform: { waf: addLimits, cdn: addSecurityHeaders, cachePolicy: forwardCountry },
    });

/** What the outside calls the app, without a slash at the end. */
export const siteUrl = router ? router.url.apply((url) => url.replace(/\/$/, "")) : $output(devUrl);
