import type { Link, ListedLink } from "@dropify/core/links/link.schema";

/** What is shared, and what it is called; a selection by the first of it. */
export type LinkTarget =
  | { kind: "file"; fileId: string; name: string; mimeType: string }
  | { kind: "folder"; folderId: string; name: string }
  | { kind: "selection"; fileIds: string[]; folderIds: string[]; name: string };

/** The target as the server takes it for a new link. */
export function targetInput(target: LinkTarget) {
  if (target.kind === "file") return { fileId: target.fileId };
  if (target.kind === "folder") return { folderId: target.folderId };
  return { fileIds: target.fileIds, folderIds: target.folderIds };
}

/** Tells one target from another. */
export const targetKey = (target: LinkTarget): string => JSON.stringify(targetInput(target));

/** Where the links to it are listed: those to a selection are so at each of its parts. */
export function listedAt(target: LinkTarget): { fileId: string } | { folderId: string } {
  if (target.kind === "file") return { fileId: target.fileId };
  if (target.kind === "folder") return { folderId: target.folderId };
  const [fileId] = target.fileIds;
  return fileId === undefined ? { folderId: target.folderIds[0] ?? "" } : { fileId };
}

/** Whether a link leads to exactly this: one that shares more must not be handed out for it. */
export function leadsTo(link: Link, target: LinkTarget): boolean {
  if (link.kind !== target.kind) return false;
  if (target.kind === "file") return link.fileId === target.fileId;
  if (target.kind === "folder") return link.folderId === target.folderId;
  return isSame(link.fileIds, new Set(target.fileIds)) && isSame(link.folderIds, new Set(target.folderIds));
}

const isSame = (ids: string[], wanted: Set<string>): boolean =>
  ids.length === wanted.size && ids.every((id) => wanted.has(id));

/** What a link leads to, in words: "Report.pdf", "Report.pdf and 2 more". */
export function linkTitle({ kind, targetName, fileIds, folderIds }: ListedLink): string {
  const name = targetName ?? "Removed";
  const others = fileIds.length + folderIds.length - 1;
  return kind === "selection" && others > 0 ? `${name} and ${others} more` : name;
}
