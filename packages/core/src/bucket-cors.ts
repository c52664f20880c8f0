/** What a browser on the app's own origin may do with the bucket, in S3 as in the embedded store. */
export const bucketCors = {
  methods: ["GET", "HEAD", "PUT"],
  // The addresses sign which headers must come along; a browser may not send others of weight.
  headers: ["content-type", "if-none-match", "range", "x-amz-checksum-sha256"],
  // An upload in parts is completed by the parts' ETags.
  exposed: ["ETag"],
  maxAgeSeconds: 3600,
} as const;
