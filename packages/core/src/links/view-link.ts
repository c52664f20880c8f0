import { toFile } from "../files/file-items.ts";
import { listFiles } from "../files/file-lists.ts";
import { listFolders } from "../files/folder-lists.ts";
import { isUnlockedBy } from "./gate.ts";
import type { BrowseQuestion, LinkView, LockedView, SharedFile, SharedFolder } from "./link-view.schema.ts";
import { findLink, isCapped, type LinkItem, linkGone, stateOf } from "./live.ts";
import { findShown } from "./shared-items.ts";
import { fileOf, pathWithin, toSharedFile, toSharedFolder } from "./within.ts";

export interface Look {
  /** The version of the password that the visitor has proven to know. */
  unlocked?: number | undefined;
  /** The visitor passed the gate within the hour: what is used up for others is still there. */
  hasGrant?: boolean | undefined;
  browse?: BrowseQuestion | undefined;
}

const pageSize = 200;

/** What the share page shows. Counts nothing. @throws AppError LINK_GONE, BAD_CURSOR */
export async function viewLink(
  linkId: string,
  look: Look = {},
  now = new Date(),
): Promise<LinkView | LockedView> {
  return (await lookAtLink(linkId, look, now)).view;
}

/** The same with the link itself. */
export async function lookAtLink(linkId: string, look: Look, now = new Date()) {
  const link = await findLink(linkId);
  const state = link && stateOf(link, now);
  if (!link || (state !== "active" && !(state === "used-up" && look.hasGrant))) throw linkGone(link, state);
  if (!isUnlockedBy(link, look.unlocked)) return { link, view: { locked: true } as const };
  const view: LinkView = { locked: false, state: "open", ...rulesOf(link), ...(await contentOf(link, look)) };
  return { link, view };
}

/** What a recipient may know of a link's rules. */
export const rulesOf = (link: LinkItem) => ({
  kind: link.kind,
  senderName: link.senderName,
  note: link.note ?? null,
  createdAt: link.createdAt,
  expiresAt: link.expiresAt ?? null,
  maxDownloads: link.maxDownloads ?? null,
  downloadCount: link.downloadCount,
  downloadsLeft: link.maxDownloads === undefined ? null : Math.max(0, link.maxDownloads - link.downloadCount),
  allowPreview: link.allowPreview,
  allowDownload: link.allowDownload,
  isCapped: isCapped(link),
});

type Content = Omit<LinkView, "locked" | "state" | keyof ReturnType<typeof rulesOf>>;

const noFile = { fileId: null, fileName: null, fileSize: null, mimeType: null, focus: null };

async function contentOf(link: LinkItem, { browse }: Look): Promise<Content> {
  if (link.kind === "file") {
    const file = toSharedFile(toFile(await fileOf(link)));
    const { fileId, fileName, fileSize, mimeType } = file;
    const one = { fileId, fileName, fileSize, mimeType, focus: file };
    return { title: fileName, ...one, files: [file], folders: [], path: [], cursor: null };
  }
  const top = link.kind === "folder" ? link.fileId : undefined;
  if (browse?.file !== undefined) return focusOn(link, browse.file);
  const at = browse?.folder ?? top;
  if (at === undefined)
    return { title: null, path: [], cursor: null, ...noFile, ...(await selected(link, browse)) };
  const [place, page] = await Promise.all([placeOf(link, at), folderPage(link.ownerId, at, browse)]);
  if (!place) throw at === top ? linkGone(link, "suspended") : linkGone();
  return { ...place, ...noFile, ...page };
}

async function focusOn(link: LinkItem, fileId: string): Promise<Content> {
  const file = await fileOf(link, fileId);
  // A file of a selection lies somewhere in its owner's folders, which are nobody else's to know.
  const isChosen = file.folderId === undefined || link.fileIds?.includes(fileId);
  const place = isChosen ? undefined : await placeOf(link, file.folderId);
  const seen = { ...noFile, focus: toSharedFile(toFile(file)) };
  return { title: null, path: [], ...place, ...seen, files: [], folders: [], cursor: null };
}

/** What the folder is called, and the way to it, unless it is none of the link's. */
async function placeOf(link: LinkItem, folderId = "") {
  // Without its top a folder link has nothing; a folder elsewhere is none of this link's.
  const [first, ...below] = (await pathWithin(link, folderId)) ?? [];
  if (!first) return undefined;
  const isFolder = link.kind === "folder";
  return {
    title: isFolder ? first.name : null,
    path: (isFolder ? below : [first, ...below]).map(toSharedFolder),
  };
}

async function selected(link: LinkItem, browse: BrowseQuestion | undefined) {
  const { files, folders } = await findShown(link.ownerId, link);
  const here = files.map((file) => toSharedFile(toFile(file)));
  if (here.length + folders.length === 0) throw linkGone(link, "suspended");
  return { files: here.toSorted(inOrder(browse)), folders: folders.map(toSharedFolder).toSorted(byName) };
}

const compare = new Intl.Collator("en", { numeric: true }).compare;
const byName = (a: SharedFolder, b: SharedFolder) => compare(a.name, b.name);
const orders = {
  name: (a: SharedFile, b: SharedFile) => compare(a.fileName, b.fileName),
  size: (a: SharedFile, b: SharedFile) => a.fileSize - b.fileSize,
  time: (a: SharedFile, b: SharedFile) => compare(a.uploadTimestamp, b.uploadTimestamp),
};

function inOrder(browse: BrowseQuestion | undefined): (a: SharedFile, b: SharedFile) => number {
  const sort = browse?.sort ?? "name";
  const sign = orderOf(browse) === "asc" ? 1 : -1;
  return (a, b) => sign * orders[sort](a, b);
}

/** Names read best from A, sizes and times from the largest and newest. */
const orderOf = (browse: BrowseQuestion | undefined): "asc" | "desc" =>
  browse?.order ?? ((browse?.sort ?? "name") === "name" ? "asc" : "desc");

/** Folders first, then files; a cursor says with its first word in which of the two it goes on. */
async function folderPage(userId: string, folderId: string, browse: BrowseQuestion | undefined) {
  const [part, cursor] = splitCursor(browse?.cursor);
  const filesAt = (at?: string) =>
    listFiles(userId, {
      folderId,
      sort: browse?.sort ?? "name",
      order: orderOf(browse),
      limit: pageSize,
      cursor: at,
    });
  if (part === "files") {
    const page = await filesAt(cursor);
    return {
      folders: [],
      files: page.items.map(toSharedFile),
      cursor: page.cursor && `files:${page.cursor}`,
    };
  }
  const [folders, files] = await Promise.all([
    listFolders(userId, { parentId: folderId, limit: pageSize, cursor }),
    filesAt(),
  ]);
  const shown = folders.items.map(({ folderId: id, name }) => ({ folderId: id, name }));
  if (folders.cursor) return { folders: shown, files: [], cursor: `folders:${folders.cursor}` };
  return {
    folders: shown,
    files: files.items.map(toSharedFile),
    cursor: files.cursor && `files:${files.cursor}`,
  };
}

function splitCursor(cursor: string | undefined): [part: string, cursor: string | undefined] {
  if (cursor === undefined) return ["folders", undefined];
  const [part = "", rest] = cursor.split(":");
  // Whatever else is not one that was given out, which opening it finds out.
  return [part, rest ?? ""];
}
