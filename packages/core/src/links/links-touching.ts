import { findFile } from "../files/file-items.ts";
import type { Link } from "./link.schema.ts";
import { linksAt } from "./link-lists.ts";
import { type LinkItem, stateOf, toLink } from "./live.ts";
import { findFolder } from "./shared-items.ts";

/** Links looked at for one file or folder; more than these are said to be more. */
const most = 100;

export interface TouchedLink extends Link {
  /** `stops`: this is what it leads to. `shrinks`: it shares something larger, of which this is a part. */
  effect: "stops" | "shrinks";
}

/**
 * The working links that trashing, removing or moving these files and folders would touch: those to themselves,
 * to selections that hold them, and to folders around them. A Query for each of them and each folder above.
 */
export async function linksTouching(
  userId: string,
  { fileIds, folderIds }: { fileIds: string[]; folderIds: string[] },
  now = new Date(),
): Promise<{ links: TouchedLink[]; hasMore: boolean }> {
  const own = new Set([...fileIds, ...folderIds]);
  const around = new Set<string>();
  const files = await Promise.all(fileIds.map((id) => findFile(userId, id)));
  const parents = new Set([...files.map((file) => file?.folderId), ...folderIds]);
  for (const parent of parents) await climb(userId, parent, around);

  const touched = new Map<string, TouchedLink>();
  let hasMore = false;
  for (const id of new Set([...own, ...around])) {
    const { links, lastKey } = await linksAt(id, undefined, most);
    hasMore ||= lastKey !== undefined;
    for (const link of links) {
      if (link.ownerId !== userId || stateOf(link, now) !== "active" || touched.has(link.linkId)) continue;
      touched.set(link.linkId, { ...toLink(link, now), effect: stops(link, own) ? "stops" : "shrinks" });
    }
  }
  return { links: [...touched.values()], hasMore };
}

/** All of what it shares goes. */
function stops(link: LinkItem, going: Set<string>): boolean {
  const shared =
    link.kind === "selection" ? [...(link.fileIds ?? []), ...(link.folderIds ?? [])] : [link.fileId];
  return shared.every((id) => id !== undefined && going.has(id));
}

async function climb(userId: string, folderId: string | undefined, seen: Set<string>): Promise<void> {
  for (let id = folderId; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    id = (await findFolder(userId, id))?.parentId;
  }
}
