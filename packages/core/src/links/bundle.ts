import { requireOpen } from "./gate.ts";
import type { LinkItem } from "./live.ts";
import { linkGone } from "./live.ts";
import { chargeMore } from "./refetch.ts";
import { signFile } from "./sign-file.ts";
import { type WalkedPage, walkLink } from "./walk-link.ts";

const pageSize = 100;

export interface BundlePart {
  fileId: string;
  path: string;
  fileSize: number;
  uploadTimestamp: string;
  /** Of the bytes, or of the digests of parts of that size; null where none was sent along. */
  sha256: string | null;
  digestPartSize: number | null;
  /** Where its bytes are; undefined where they are charged as they are asked for, one file at a time. */
  url: string | undefined;
}

/**
 * A page of everything that a link shares, for someone who passed the gate for all of it. Without a budget it
 * brings addresses, whose bytes are charged as they are handed out. With one it does not: most of a hundred
 * addresses would run out before their turn came, and be charged a second time.
 * @throws AppError LINK_GONE, LINK_LOCKED, BAD_CURSOR
 */
export async function bundlePage(
  linkId: string,
  visit: {
    unlocked?: number | undefined;
    passedAt: number;
    cursor?: string | undefined;
    folderId?: string | undefined;
  },
  now = new Date(),
): Promise<{ parts: BundlePart[]; folders: string[]; cursor: string | null; link: LinkItem }> {
  const link = await requireOpen(linkId, { ...visit, as: "download" }, now, true);
  if (link.passwordVersion !== visit.passedAt) throw linkGone();
  const { items, folders, cursor }: WalkedPage = await walkLink(link, {
    cursor: visit.cursor,
    folderId: visit.folderId,
    limit: pageSize,
  });
  const isNumbered = link.byteBudget !== undefined;
  const bytes = items.reduce((sum, { file }) => sum + file.fileSize, 0);
  if (bytes > 0 && !isNumbered) await chargeMore(link, bytes, bytes);
  const parts = await Promise.all(
    items.map(async ({ file, path }) => ({
      fileId: file.fileId,
      path,
      fileSize: file.fileSize,
      uploadTimestamp: file.uploadTimestamp,
      sha256: file.sha256 ?? null,
      digestPartSize: file.digestPartSize ?? null,
      url: isNumbered ? undefined : (await signFile(file, "download", now)).url,
    })),
  );
  return { parts, folders, cursor, link };
}
