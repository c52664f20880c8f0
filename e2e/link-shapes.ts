import { z } from "zod";
import { Bytes, Count, Cursor, File, Id, Time } from "./wire-shapes.ts";

const LinkId = z.string().regex(/^[0-9A-Za-z]{22}$/);
export const Link = z.strictObject({
  linkId: LinkId,
  url: z.url(),
  slug: z.string().nullable(),
  kind: z.enum(["file", "folder", "selection"]),
  fileId: Id.nullable(),
  folderId: Id.nullable(),
  fileIds: z.array(Id),
  folderIds: z.array(Id),
  state: z.enum(["active", "expired", "used-up", "revoked", "suspended"]),
  createdAt: Time,
  expiresAt: Time.nullable(),
  maxDownloads: Count.nullable(),
  downloadCount: Count,
  byteBudget: Bytes.nullable(),
  bytesServed: Bytes,
  hasPassword: z.boolean(),
  allowPreview: z.boolean(),
  allowDownload: z.boolean(),
  tellWhenGone: z.boolean(),
  name: z.string().nullable(),
  note: z.string().nullable(),
  askedAt: Time.nullable(),
});
export const ListedLink = z.strictObject({
  ...Link.shape,
  targetName: z.string().nullable(),
  mimeType: z.string().nullable(),
  visits: Count,
});
export const LinkPage = z.strictObject({ items: z.array(ListedLink), cursor: Cursor });
export const Touching = z.strictObject({
  links: z.array(
    z.strictObject({
      ...Link.shape,
      effect: z.enum(["stops", "shrinks", "grows"]),
      targetName: z.string().nullable(),
    }),
  ),
  hasMore: z.boolean(),
});

const Origins = z.array(z.strictObject({ name: z.string(), visits: Count }));
export const LinkStats = z.strictObject({
  visits: Count,
  programVisits: Count,
  uniqueVisitors: Count,
  downloads: z.strictObject({ people: Count, programs: Count, bots: Count }),
  bytesServed: Bytes,
  lastAccessAt: Time.nullable(),
  series: z.array(z.strictObject({ at: z.iso.date(), visits: Count, downloads: Count })),
  referrers: Origins,
  countries: Origins,
  receipts: z.array(z.strictObject({ at: Time, fileName: z.string() })),
});
export const QrCode = z.strictObject({
  svg: z.string().startsWith("data:image/svg+xml;base64,"),
  png: z.string().startsWith("data:image/png;base64,"),
});

const SharedFile = File.pick({
  fileId: true,
  fileName: true,
  fileSize: true,
  mimeType: true,
  uploadTimestamp: true,
  sha256: true,
  digestPartSize: true,
});
const SharedFolder = z.strictObject({ folderId: Id, name: z.string() });
export const LockedView = z.strictObject({ locked: z.literal(true) });
export const LinkView = z.strictObject({
  locked: z.literal(false),
  state: z.literal("open"),
  kind: z.enum(["file", "folder", "selection"]),
  title: z.string().nullable(),
  fileId: Id.nullable(),
  fileName: z.string().nullable(),
  fileSize: Bytes.nullable(),
  mimeType: z.string().nullable(),
  focus: SharedFile.nullable(),
  files: z.array(SharedFile),
  folders: z.array(SharedFolder),
  path: z.array(SharedFolder),
  cursor: Cursor,
  senderName: z.string(),
  note: z.string().nullable(),
  createdAt: Time,
  expiresAt: Time.nullable(),
  maxDownloads: Count.nullable(),
  downloadCount: Count,
  downloadsLeft: Count.nullable(),
  allowPreview: z.boolean(),
  allowDownload: z.boolean(),
  isCapped: z.boolean(),
});
export const Unlocked = z.strictObject({ unlock: z.string().min(22) });
export const ShareListing = z.strictObject({
  state: z.enum([
    "open",
    "gone",
    "locked",
    "expired",
    "used-up",
    "revoked",
    "suspended",
    "bad-request",
    "too-many-tries",
    "unavailable",
  ]),
  note: z.string().nullable(),
  expiresAt: Time.nullable(),
  downloadsLeft: Count.nullable(),
  items: z.array(
    z.strictObject({
      fileId: Id,
      fileName: z.string(),
      fileSize: Bytes,
      mimeType: z.string(),
      path: z.string(),
    }),
  ),
  cursor: z.string().optional(),
});
