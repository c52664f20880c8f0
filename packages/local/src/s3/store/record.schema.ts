import * as z from "zod/mini";

/** A run of bytes within one blob file. */
export const Slice = z.object({ blob: z.string(), offset: z.number(), length: z.number() });
export type Slice = z.infer<typeof Slice>;

export const ChecksumAlgorithm = z.enum(["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]);
export type ChecksumAlgorithm = z.infer<typeof ChecksumAlgorithm>;

export const ChecksumType = z.enum(["FULL_OBJECT", "COMPOSITE"]);
export type ChecksumType = z.infer<typeof ChecksumType>;

/** `value` is base64, as on the wire; a composite one ends in `-<number of parts>`. */
export const Checksum = z.object({ algorithm: ChecksumAlgorithm, type: ChecksumType, value: z.string() });
export type Checksum = z.infer<typeof Checksum>;

export const Part = z.object({
  number: z.number(),
  size: z.number(),
  /** Without quotes. */
  etag: z.string(),
  modifiedAt: z.number(),
  checksum: z.optional(z.string()),
  slices: z.array(Slice),
});
export type Part = z.infer<typeof Part>;

/** What a client said about an object and wants to hear again. */
export const Description = z.object({
  headers: z.record(z.string(), z.string()),
  metadata: z.record(z.string(), z.string()),
  tags: z.optional(z.record(z.string(), z.string())),
});
export type Description = z.infer<typeof Description>;

export const StoredObject = z.object({
  bucket: z.string(),
  key: z.string(),
  /** Without quotes. */
  etag: z.string(),
  size: z.number(),
  modifiedAt: z.number(),
  description: Description,
  checksum: z.optional(Checksum),
  /** Empty when the bytes stand in the journal, right behind this record. */
  parts: z.array(Part),
  /** The multipart upload this object came from; lets a repeated completion be recognised. */
  uploadId: z.optional(z.string()),
});
export type StoredObject = z.infer<typeof StoredObject>;

export const Upload = z.object({
  uploadId: z.string(),
  bucket: z.string(),
  key: z.string(),
  initiatedAt: z.number(),
  description: Description,
  checksum: z.optional(z.object({ algorithm: ChecksumAlgorithm, type: ChecksumType })),
});
export type Upload = z.infer<typeof Upload>;

export const CorsRule = z.object({
  id: z.optional(z.string()),
  allowedOrigins: z.array(z.string()),
  allowedMethods: z.array(z.string()),
  allowedHeaders: z.array(z.string()),
  exposeHeaders: z.array(z.string()),
  maxAgeSeconds: z.optional(z.number()),
});
export type CorsRule = z.infer<typeof CorsRule>;

export const LifecycleRule = z.object({
  id: z.string(),
  enabled: z.boolean(),
  prefix: z.string(),
  /** Which form the client used for the prefix, so that it reads back what it wrote. */
  prefixForm: z.enum(["filter", "rule"]),
  abortUploadsAfterDays: z.optional(z.number()),
  expireAfterDays: z.optional(z.number()),
  expireAt: z.optional(z.number()),
  /** Kept to be read back. There is nothing to do for these two where there are no versions. */
  noncurrentDays: z.optional(z.number()),
  expireDeleteMarkers: z.optional(z.boolean()),
});
export type LifecycleRule = z.infer<typeof LifecycleRule>;

export const BucketSettings = z.object({
  cors: z.optional(z.array(CorsRule)),
  lifecycle: z.optional(z.array(LifecycleRule)),
});
export type BucketSettings = z.infer<typeof BucketSettings>;

export const JournalRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("bucket"), name: z.string(), createdAt: z.number() }),
  z.object({ kind: z.literal("bucket-settings"), name: z.string(), settings: BucketSettings }),
  z.object({ kind: z.literal("bucket-gone"), name: z.string() }),
  z.object({ kind: z.literal("object"), object: StoredObject }),
  z.object({ kind: z.literal("object-gone"), bucket: z.string(), key: z.string() }),
  z.object({ kind: z.literal("upload"), upload: Upload }),
  z.object({ kind: z.literal("part"), uploadId: z.string(), part: Part }),
  z.object({ kind: z.literal("upload-gone"), uploadId: z.string() }),
]);
export type JournalRecord = z.infer<typeof JournalRecord>;
