import type { FileItem } from "../files/file-items.ts";
import { findItems } from "../files/find-items.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { hiddenFolders } from "../files/hidden-folders.ts";
import type { LinkState, ListedLink } from "./link.schema.ts";
import { visitsOf } from "./link-totals.ts";
import { type LinkItem, requireLink, toLink } from "./live.ts";

interface Target {
  item: FileItem | FolderItem;
  /** Neither in the trash nor in a folder there. */
  isThere: boolean;
}

/** A link as its owner sees it, wherever it is shown. @throws AppError NOT_FOUND */
export async function getLink(userId: string, linkId: string, now = new Date()): Promise<ListedLink> {
  const link = await requireLink(userId, linkId);
  const [seen] = await seeLinks(userId, [link], now);
  return seen ?? listed(link, new Map(), 0, now);
}

/**
 * Links with what they lead to, what came of them, and whether that is still there: a BatchGet of files and folders,
 * one of visits, one for each level of the folders above, and of what else selections hold where their first part is
 * gone.
 */
export async function seeLinks(userId: string, links: LinkItem[], now = new Date()): Promise<ListedLink[]> {
  const visits = visitsOf(links.map(({ linkId }) => linkId));
  const targets = await findTargets(userId, links, firstOf);
  const headless = links.filter(
    (link) => link.kind === "selection" && !isThere(targets.get(partsOf(link)[0] ?? "")),
  );
  const others = await findTargets(userId, headless, (link) => partsOf(link).slice(1));
  const all = new Map([...targets, ...others]);
  const counts = await visits;
  return links.map((link) => listed(link, all, counts.get(link.linkId) ?? 0, now));
}

const partsOf = (link: LinkItem): string[] =>
  link.kind === "selection"
    ? [...(link.fileIds ?? []), ...(link.folderIds ?? [])]
    : link.fileId === undefined
      ? []
      : [link.fileId];
const firstOf = (link: LinkItem): string[] => partsOf(link).slice(0, 1);

const isThere = (target: Target | undefined): boolean => target?.isThere ?? false;
const placeOf = (item: Target["item"]): string | undefined => ("name" in item ? item.fileId : item.folderId);

async function findTargets(userId: string, links: LinkItem[], idsOf: (link: LinkItem) => string[]) {
  const isFolder = (link: LinkItem, id: string) => link.kind === "folder" || link.folderIds?.includes(id);
  const wanted = links.flatMap((link) => idsOf(link).map((id) => ({ id, folder: isFolder(link, id) })));
  const idsWhere = (folder: boolean) =>
    wanted.filter((one) => Boolean(one.folder) === folder).map(({ id }) => id);
  const { files, folders } = await findItems(userId, { fileIds: idsWhere(false), folderIds: idsWhere(true) });
  const items = [...files, ...folders];
  const hidden = await hiddenFolders(
    userId,
    items.flatMap((item) => placeOf(item) ?? []),
  );
  return new Map<string, Target>(
    items.map((item) => {
      const isHidden = item.trashedAt !== undefined || hidden.has(placeOf(item) ?? "");
      return [item.fileId, { item, isThere: !isHidden }];
    }),
  );
}

function listed(link: LinkItem, targets: Map<string, Target>, visits: number, now: Date): ListedLink {
  const seen = toLink(link, now);
  const parts = partsOf(link).map((id) => targets.get(id));
  // Of a selection the first that is there speaks for it; of one target, that target, wherever it is.
  const shown = (link.kind === "selection" ? parts.find(isThere) : parts[0])?.item;
  const state = parts.some(isThere) ? seen.state : suspended(seen.state);
  if (!shown) return { ...seen, state, visits, targetName: null, mimeType: null };
  if ("name" in shown) return { ...seen, state, visits, targetName: shown.name, mimeType: null };
  return { ...seen, state, visits, targetName: shown.fileName, mimeType: shown.mimeType };
}

/** What ended by itself stays so whatever becomes of its target. */
const suspended = (state: LinkState): LinkState => (state === "active" ? "suspended" : state);
