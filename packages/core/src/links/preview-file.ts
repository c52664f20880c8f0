import { isShown } from "../disposition.ts";
import { type Passed, passGate, requireOpen, type Visit } from "./gate.ts";
import { isCapped, linkGone } from "./live.ts";
import { refetch } from "./refetch.ts";
import { signFile } from "./sign-file.ts";
import { fileOf } from "./within.ts";

/**
 * An address at which a file is shown. Looking is having: where downloads or bytes are numbered it passes the
 * gate, and counts as the download that may follow within the hour; else it counts nothing.
 * @param passedAt the version of the password when the visitor passed the gate before
 * @throws AppError LINK_GONE, LINK_LOCKED; gone, too, is what no browser shows, for its address would save it
 */
export async function previewFile(
  linkId: string,
  visit: Omit<Visit, "as"> & { range?: string | undefined },
  passedAt: number | undefined,
  now = new Date(),
): Promise<Passed & { isFree: boolean }> {
  const look = { ...visit, as: "preview" } as const;
  const link = await requireOpen(linkId, look, now, passedAt !== undefined);
  const file = await fileOf(link, visit.fileId);
  // Nor may a refused look use up a download.
  if (!isShown(file.mimeType)) throw linkGone();
  if (isCapped(link)) {
    const again = passedAt === undefined ? undefined : await refetch(linkId, { ...look, passedAt }, now);
    return { ...(again ?? (await passGate(linkId, look, now))), isFree: again !== undefined };
  }
  return { link, file, isCounted: false, isFree: true, grant: await signFile(file, "preview", now) };
}
