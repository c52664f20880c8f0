import { z } from "zod";

// The shapes of docs/api.md, written down anew: what the app sends must fit them to the letter.

export const Bytes = z.int().min(0);
export const Count = z.int().min(0);
export const Time = z.iso.datetime().length(24);
export const Id = z.string().regex(/^[0-9A-Z]{26}$/);
export const Cursor = z.string().min(1).nullable();
export const Nothing = z.strictObject({});

export const File = z.strictObject({
  fileId: Id,
  fileName: z.string(),
  fileSize: Bytes,
  mimeType: z.string(),
  folderId: Id.nullable(),
  uploadTimestamp: Time,
  downloadCount: Count,
  trashedAt: Time.nullable(),
  sha256: z.hex().length(64).nullable(),
  digestPartSize: Bytes.nullable(),
});
export const FilePage = z.strictObject({ items: z.array(File), cursor: Cursor });
export const Moved = z.strictObject({ files: z.array(File) });
export const Conflicts = z.strictObject({
  conflicts: z.array(File.omit({ mimeType: true, folderId: true, downloadCount: true, trashedAt: true })),
});

export const ActivityPage = z.strictObject({
  items: z.array(
    z.strictObject({
      activityId: Id,
      kind: z.string(),
      at: Time,
      name: z.string().nullable(),
      formerName: z.string().nullable(),
      fileId: Id.nullable(),
      folderId: Id.nullable(),
      linkId: z.string().nullable(),
      changed: z.array(z.string()),
      linkTitle: z.string().nullable(),
    }),
  ),
  cursor: Cursor,
});

export const Folder = z.strictObject({
  folderId: Id,
  name: z.string(),
  parentId: Id.nullable(),
  trashedAt: Time.nullable(),
});
export const FolderPage = z.strictObject({ items: z.array(Folder), cursor: Cursor });
export const FolderPath = z.strictObject({ path: z.array(Folder) });

const Signed = { url: z.url(), headers: z.record(z.string(), z.string()) };
const Single = z.strictObject({ fileId: Id, method: z.literal("single"), ...Signed });
const Multipart = z.strictObject({
  fileId: Id,
  method: z.literal("multipart"),
  partSize: Bytes,
  partCount: Count,
});
export const Started = z.strictObject({
  uploads: z.array(z.discriminatedUnion("method", [Single, Multipart])),
});
export const SignedParts = z.strictObject({
  parts: z.array(z.strictObject({ partNumber: Count, ...Signed })),
});
export const Completed = z.strictObject({
  results: z.array(
    z.union([
      z.strictObject({ fileId: Id, file: File }),
      z.strictObject({ fileId: Id, error: z.strictObject({ appCode: z.string(), message: z.string() }) }),
    ]),
  ),
});
const StoredPart = z.strictObject({
  partNumber: Count,
  size: Bytes,
  etag: z.string(),
  sha256: z.base64().optional(),
});
export const Pending = z.strictObject({
  uploads: z.array(
    z.strictObject({
      fileId: Id,
      fileName: z.string(),
      fileSize: Bytes,
      folderId: Id.nullable(),
      method: z.enum(["single", "multipart"]),
      partSize: Bytes.optional(),
      partCount: Count.optional(),
      partChecksums: z.boolean().optional(),
      startedAt: Time,
      stored: z.array(StoredPart),
      expiresAt: Time,
    }),
  ),
  cursor: Cursor,
});

export const Grant = z.strictObject({ url: z.url(), expiresAt: Time });
export const Quota = z.strictObject({
  quotaBytes: Bytes,
  storageUsed: Bytes,
  storageReserved: Bytes,
  storageAvailable: z.int(),
});
export const Profile = z.strictObject({ userId: z.string().min(1), name: z.string(), email: z.email() });
export const Preferences = z.strictObject({
  links: z.strictObject({
    expiresIn: z.int().positive().nullable(),
    maxDownloads: Count.nullable(),
    asksPassword: z.boolean(),
    allowPreview: z.boolean(),
    allowDownload: z.boolean(),
    tellWhenGone: z.boolean(),
  }),
  mails: z.strictObject({ askedForMore: z.boolean() }),
});
export const Health = z.strictObject({
  status: z.enum(["ok", "down"]),
  engines: z.strictObject({
    dynamodb: z.strictObject({ status: z.enum(["ok", "down"]) }),
    s3: z.strictObject({ status: z.enum(["ok", "down"]) }),
  }),
  sweeper: z.strictObject({
    lastRunAt: Time.nullable(),
    lagMs: z.int().min(0).nullable(),
    backlog: Count.nullable(),
  }),
  consumer: z.strictObject({
    lastReportAt: Time.nullable(),
    lagMs: z.int().min(0).nullable(),
    backlog: Count.nullable(),
  }),
});

/** Every code of a refusal, and of nothing else. */
export const AppCode = z.enum([
  "BAD_CURSOR",
  "BAD_INPUT",
  "DIGEST_MISMATCH",
  "FILE_TOO_LARGE",
  "FORBIDDEN_ORIGIN",
  "LINK_GONE",
  "LINK_LOCKED",
  "NAME_TAKEN",
  "NOT_FOUND",
  "QUOTA_EXCEEDED",
  "SIGN_UP_CLOSED",
  "SIZE_MISMATCH",
  "STORE_UNAVAILABLE",
  "TOO_MANY_TRIES",
  "UNAUTHENTICATED",
  "UPLOAD_COMPLETED",
  "UPLOAD_GONE",
  "UPLOAD_INCOMPLETE",
]);
export const Refusal = z.strictObject({
  error: z.strictObject({
    message: z.string().min(1),
    code: z.int().negative(),
    data: z.strictObject({
      code: z.string().regex(/^[A-Z_]+$/),
      httpStatus: z.int().min(400).max(599),
      appCode: AppCode.optional(),
      path: z.string().optional(),
      missingBytes: Bytes.optional(),
      retryAfter: z.int().positive().optional(),
      reason: z.enum(["expired", "used-up", "revoked", "suspended"]).optional(),
    }),
  }),
});
