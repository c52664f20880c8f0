import { siteUrl } from "./edge.ts";
import { isProduction } from "./stage.ts";

/** Where the files' bytes are. Nobody but this account reaches it, except by signed addresses. */
export const bucket = new sst.aws.Bucket("Bucket", {
  enforceHttps: true,
  cors: {
    allowOrigins: [siteUrl],
    allowMethods: ["GET", "HEAD", "PUT"],
    // The addresses sign which headers must come along; a browser may not send others of weight.
    allowHeaders: ["content-type", "if-none-match", "range"],
    // An upload in parts is completed by the parts' ETags.
    exposeHeaders: ["ETag"],
    maxAge: "1 hour",
  },
  transform: {
    // Only a stage that is thrown away takes its files with it.
    bucket: { forceDestroy: !isProduction },
  },
});

// SST's own `lifecycle` knows only the expiry of objects.
new aws.s3.BucketLifecycleConfiguration("BucketLifecycle", {
  bucket: bucket.name,
  rules: [
    {
      id: "abort-stale-uploads",
      status: "Enabled",
      // All objects.
      filter: { prefix: "" },
      // The last net under the sweeper, which drops the parts of an upload that fell silent.
      abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
    },
  ],
});
