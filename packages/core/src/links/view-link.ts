import { toFile } from "../files/file-items.ts";
import { findShown } from "./find-shown.ts";
import { folderPage, inOrder } from "./folder-page.ts";
import { isUnlockedBy } from "./gate.ts";
import { type LinkReads, singleReads } from "./link-reads.ts";
import type { BrowseQuestion, LinkView, LockedView } from "./link-view.schema.ts";
import { isCapped, type LinkItem, linkGone, stateOf } from "./live.ts";
import { fileOf, pathWithin, toSharedFile, toSharedFolder } from "./within.ts";

export interface Look {
  /** The version of the password that the visitor has proven to know. */
  unlocked?: number | undefined;
  /** The visitor passed the gate within the hour: what is used up for others is still there. */
  hasGrant?: boolean | undefined;
  browse?: BrowseQuestion | undefined;
  /** Made ahead, where somebody did. */
  reads?: LinkReads | undefined;
}

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
  const reads = look.reads ?? singleReads;
  const link = await reads.link(linkId);
  if (!link) throw linkGone();
  const state = stateOf(link, now);
  const isOpen = state === "active" || (state === "used-up" && look.hasGrant);
  const isUnlocked = isUnlockedBy(link, look.unlocked);
  // Beyond that the target is asked for, and a closed account has none.
  if (!(isOpen && isUnlocked) && (await reads.isClosed(link.ownerId))) throw linkGone();
  if (!isOpen) throw linkGone(link, state);
  if (!isUnlocked) return { link, view: { locked: true } as const };
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

async function contentOf(link: LinkItem, { browse, reads = singleReads }: Look): Promise<Content> {
  if (link.kind === "file") {
    const file = toSharedFile(toFile(await fileOf(link, undefined, reads)));
    const { fileId, fileName, fileSize, mimeType } = file;
    const one = { fileId, fileName, fileSize, mimeType, focus: file };
    return { title: fileName, ...one, files: [file], folders: [], path: [], cursor: null };
  }
  const top = link.kind === "folder" ? link.fileId : undefined;
  if (browse?.file !== undefined) return focusOn(link, browse.file, reads);
  const at = browse?.folder ?? top;
  if (at === undefined)
    return { title: null, path: [], cursor: null, ...noFile, ...(await selected(link, browse, reads)) };
  const [place, page] = await Promise.all([placeOf(link, reads, at), folderPage(link.ownerId, at, browse)]);
  if (!place) throw at === top ? linkGone(link, "suspended") : linkGone();
  return { ...place, ...noFile, ...page };
}

async function focusOn(link: LinkItem, fileId: string, reads: LinkReads): Promise<Content> {
  const file = await fileOf(link, fileId, reads);
  // A file of a selection lies somewhere in its owner's folders, which are nobody else's to know.
  const isChosen = file.folderId === undefined || link.fileIds?.includes(fileId);
  const place = isChosen ? undefined : await placeOf(link, reads, file.folderId);
  const seen = { ...noFile, focus: toSharedFile(toFile(file)) };
  return { title: null, path: [], ...place, ...seen, files: [], folders: [], cursor: null };
}

/** What the folder is called, and the way to it, unless it is none of the link's. */
async function placeOf(link: LinkItem, reads: LinkReads, folderId = "") {
  // Without its top a folder link has nothing; a folder elsewhere is none of this link's.
  const [first, ...below] = (await pathWithin(link, folderId, reads)) ?? [];
  if (!first) return undefined;
  const isFolder = link.kind === "folder";
  return {
    title: isFolder ? first.name : null,
    path: (isFolder ? below : [first, ...below]).map(toSharedFolder),
  };
}

async function selected(link: LinkItem, browse: BrowseQuestion | undefined, reads: LinkReads) {
  const { files, folders } = await findShown(link.ownerId, link, reads);
  const here = files.map((file) => toSharedFile(toFile(file)));
  if (here.length + folders.length === 0) throw linkGone(link, "suspended");
  return inOrder({ files: here, folders: folders.map(toSharedFolder) }, browse);
}
