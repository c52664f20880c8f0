import { settings } from "./stage.ts";

/** Where `next dev` listens, which is the site as `sst dev` sees it. */
const devUrl = "http://localhost:3000";

/**
 * The header by which the server learns a visitor's address. CloudFront sets it from the connection,
 * whatever the visitor sent. Its name is drawn per stage and never leaves the account, so a request
 * that goes round CloudFront to the function's own address cannot claim one.
 */
export const clientAddressHeader = $dev
  ? undefined
  : new random.RandomId("ClientAddressHeader", { byteLength: 16, prefix: "x-client-address-" }).hex;

const { certificateArn, domain: name } = settings;
const domain = name && (certificateArn ? { name, dns: false as const, cert: certificateArn } : name);

/**
 * CloudFront before the site. On its own, not made by the site: then its address is known before
 * bucket and site exist, and both need it.
 */
export const router =
  clientAddressHeader &&
  new sst.aws.Router("Router", {
    ...(domain && { domain }),
    edge: {
      viewerRequest: {
        injection: $interpolate`event.request.headers["${clientAddressHeader}"] = { value: event.viewer.ip };`,
      },
    },
  });

/** What the outside calls the app, without a slash at the end. */
export const siteUrl = router ? router.url.apply((url) => url.replace(/\/$/, "")) : $output(devUrl);
