import type { ActivityKind } from "../activity/activity.schema.ts";
import type { Change } from "./change.ts";
import { readStreamItem, type StreamItem, type StreamItemOf } from "./stream-items.ts";

/** What happened, before it is known as whose and when. */
export interface Happening {
  kind: ActivityKind;
  userId: string;
  name?: string | undefined;
  formerName?: string | undefined;
  fileId?: string | undefined;
  folderId?: string | undefined;
  linkId?: string | undefined;
  changed?: string[] | undefined;
}

/** What a change means to the owner. Nothing, for counters and for what the app keeps for itself. */
export function describeChange({ before, after, isExpiry }: Change): Happening[] {
  const old = readStreamItem(before);
  const now = readStreamItem(after);
  // A link that was over long ago is cleared away: nothing that happens to anyone.
  if (isExpiry) return [];
  if ((now ?? old)?._et === "file") return describeFile(as("file", old), as("file", now));
  if ((now ?? old)?._et === "folder") return describeFolder(as("folder", old), as("folder", now));
  return describeLink(as("link", old), as("link", now));
}

function as<Kind extends StreamItem["_et"]>(kind: Kind, item: StreamItem | undefined) {
  return isKind(kind, item) ? item : undefined;
}

const isKind = <Kind extends StreamItem["_et"]>(
  kind: Kind,
  item: StreamItem | undefined,
): item is StreamItemOf<Kind> => item?._et === kind;

type Maybe<Kind extends StreamItem["_et"]> = StreamItemOf<Kind> | undefined;

function describeFile(old: Maybe<"file">, now: Maybe<"file">): Happening[] {
  const item = now ?? old;
  if (!item) return [];
  const { userId, fileId, fileName: name } = item;
  const file = { userId, fileId, name };
  if (!old) return [{ ...file, kind: "file.created" }];
  if (!now) return [{ ...file, kind: "file.removed" }];
  return [
    ...(old.fileName !== name ? [{ ...file, kind: "file.renamed", formerName: old.fileName } as const] : []),
    ...(old.folderId !== now.folderId
      ? [{ ...file, kind: "file.moved", folderId: now.folderId } as const]
      : []),
    ...(!old.trashedAt && now.trashedAt ? [{ ...file, kind: "file.trashed" } as const] : []),
    ...(old.trashedAt && !now.trashedAt ? [{ ...file, kind: "file.restored" } as const] : []),
  ];
}

function describeFolder(old: Maybe<"folder">, now: Maybe<"folder">): Happening[] {
  const item = now ?? old;
  if (!item) return [];
  const { userId, fileId: folderId, name } = item;
  const folder = { userId, folderId, name };
  if (!old) return [{ ...folder, kind: "folder.created" }];
  // It was gone for its owner when it was closed; its item goes a day later.
  if (old.removedAt) return [];
  if (!now || now.removedAt) return [{ ...folder, kind: "folder.removed" }];
  return [
    ...(old.name !== name ? [{ ...folder, kind: "folder.renamed", formerName: old.name } as const] : []),
    ...(old.parentId !== now.parentId ? [{ ...folder, kind: "folder.moved" } as const] : []),
    ...(!old.trashedAt && now.trashedAt ? [{ ...folder, kind: "folder.trashed" } as const] : []),
    ...(old.trashedAt && !now.trashedAt ? [{ ...folder, kind: "folder.restored" } as const] : []),
  ];
}

/** The rules and their names on the wire: of a password it is said that it changed, and never what it is. */
const rules = [
  ["name", "name"],
  ["note", "note"],
  ["slug", "slug"],
  ["expiresAt", "expiresAt"],
  ["maxDownloads", "maxDownloads"],
  ["byteBudget", "byteBudget"],
  ["passwordHash", "password"],
  ["allowPreview", "allowPreview"],
  ["allowDownload", "allowDownload"],
  ["tellWhenGone", "tellWhenGone"],
] as const satisfies [keyof StreamItemOf<"link">, string][];

function describeLink(old: Maybe<"link">, now: Maybe<"link">): Happening[] {
  const item = now ?? old;
  if (!item) return [];
  const { ownerId: userId, linkId, name } = item;
  const target = item.kind === "folder" ? { folderId: item.fileId } : { fileId: item.fileId };
  const link = { userId, linkId, name, ...target };
  if (!old) return [{ ...link, kind: "link.created" }];
  if (!now) return [{ ...link, kind: "link.removed" }];
  const changed = rules.filter(([field]) => old[field] !== now[field]).map(([, rule]) => rule);
  return [
    ...(changed.length > 0 ? [{ ...link, kind: "link.changed", changed } as const] : []),
    ...(old.active && !now.active ? [{ ...link, kind: "link.revoked" } as const] : []),
    ...(!old.active && now.active ? [{ ...link, kind: "link.restored" } as const] : []),
  ];
}
