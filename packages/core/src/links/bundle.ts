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
  url: string;
}

/**
 * A page of addresses for everything that a link shares, for someone who passed the gate for all of it. Their
 * bytes are charged as they are handed out. @throws AppError LINK_GONE, LINK_LOCKED, BAD_CURSOR
 */
export async function bundlePage(
  linkId: string,
  visit: { unlocked?: number | undefined; passedAt: number; cursor?: string | undefined },
  now = new Date(),
): Promise<{ parts: BundlePart[]; cursor: string | null; link: LinkItem }> {
  const link = await requireOpen(linkId, { ...visit, as: "download" }, now, true);
  if (link.passwordVersion !== visit.passedAt) throw linkGone();
  const { items, cursor }: WalkedPage = await walkLink(link, { cursor: visit.cursor, limit: pageSize });
  const sizes = items.map(({ file }) => file.fileSize);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > 0) await chargeMore(link, bytes, Math.max(...sizes));
  const parts = await Promise.all(
    items.map(async ({ file, path }) => ({
      fileId: file.fileId,
      path,
      fileSize: file.fileSize,
      uploadTimestamp: file.uploadTimestamp,
      url: (await signFile(file, "download", now)).url,
    })),
  );
  return { parts, cursor, link };
}
