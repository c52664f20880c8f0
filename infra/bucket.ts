import { bucketCors } from "../packages/core/src/bucket-cors.ts";
import { siteUrl } from "./edge.ts";
import { key } from "./encryption.ts";
import { isProduction, settings } from "./stage.ts";

/** Where the files' bytes are. Nobody but this account reaches it, except by signed addresses. */
export const bucket = new sst.aws.Bucket("Bucket", {
  enforceHttps: true,
  cors: {
    allowOrigins: [siteUrl],
    allowMethods: [...bucketCors.methods],
    allowHeaders: [...bucketCors.headers],
    exposeHeaders: [...bucketCors.exposed],
    maxAge: `${bucketCors.maxAgeSeconds} seconds`,
  },
  versioning: settings.versioning,
  transform: {
    // Only a stage that is thrown away takes its files with it.
    bucket: { forceDestroy: !isProduction },
  },
});

if (key) {
  new aws.s3.BucketServerSideEncryptionConfiguration("BucketEncryption", {
    bucket: bucket.name,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        // One call to the key for many objects.
        bucketKeyEnabled: true,
      },
    ],
  });
}

const allObjects = { status: "Enabled", filter: { prefix: "" } };

// SST's own `lifecycle` knows only the expiry of objects.
new aws.s3.BucketLifecycleConfiguration("BucketLifecycle", {
  bucket: bucket.name,
  rules: [
    {
      id: "abort-stale-uploads",
      ...allObjects,
      // The last net under the sweeper, which drops the parts of an upload that fell silent.
      abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
    },
    ...(settings.versioning
      ? [
          {
            id: "drop-old-versions",
            ...allObjects,
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            expiration: { expiredObjectDeleteMarker: true },
          },
        ]
      : []),
    ...(settings.coldAfterDays === undefined
      ? []
      : [
          {
            id: "tier-cold-files",
            ...allObjects,
            transitions: [{ days: settings.coldAfterDays, storageClass: "INTELLIGENT_TIERING" }],
          },
        ]),
  ],
});
