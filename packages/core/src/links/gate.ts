import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { $add, $get, $subtract, $sum, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import type { FileItem } from "../files/file-items.ts";
import { hasMark, isMarked, newMark, withMark } from "./charge-marks.ts";
import { LinkEntity } from "./link.entity.ts";
import type { Grant } from "./link.schema.ts";
import { findLink, isCapped, type LinkItem, linkGone, linkLocked, stateOf } from "./live.ts";
import { signFile } from "./sign-file.ts";
import { isThrottled } from "./throttled.ts";
import { walkLink } from "./walk-link.ts";
import { fileOf } from "./within.ts";

/** Someone before the gate. */
export interface Visit {
  /** To look at the bytes, or to keep them. Default `download`. */
  as?: "download" | "preview" | undefined;
  /** Which file of a folder or a selection. */
  fileId?: string | undefined;
  /** The version of the password that the visitor has proven to know. */
  unlocked?: number | undefined;
  isProgram?: boolean | undefined;
}

export interface Passed {
  grant: Grant;
  link: LinkItem;
  file: FileItem;
  /** False where the counter could not keep up: the link has no limit, and was served all the same. */
  isCounted: boolean;
}

/**
 * Counts one download and grants its bytes for five minutes. Costs one Update and one Get for a link to a file.
 * @throws AppError LINK_GONE, LINK_LOCKED
 */
export async function passGate(linkId: string, visit: Visit = {}, now = new Date()): Promise<Passed> {
  // The link knows the size of its one file, so that the gate needs to read neither before it decides.
  if (visit.fileId === undefined) return passToFile(linkId, visit, now);
  const link = await requireOpen(linkId, visit, now);
  const file = await fileOf(link, visit.fileId);
  const counted = await countOrServe(link.linkId, { count: 1, bytes: file.fileSize }, visit, now);
  return { ...counted, file, grant: await signFile(file, visit.as, now) };
}

async function passToFile(linkId: string, visit: Visit, now: Date): Promise<Passed> {
  const counted = await countOrServe(linkId, { count: 1, bytes: "target" }, visit, now);
  const { link, isCounted } = counted;
  try {
    const file = await fileOf(link);
    return { ...counted, file, grant: await signFile(file, visit.as, now) };
  } catch (error) {
    // Nothing was given, so nothing is counted: the file is in the trash or gone.
    if (isCounted) await uncount(link, visit);
    throw error;
  }
}

/**
 * Counts one download of everything that the link shares, if any of it is there; the bytes are charged as they are
 * asked for.
 * @throws AppError LINK_GONE, LINK_LOCKED
 */
export async function passGateForAll(
  linkId: string,
  visit: Visit & { folderId?: string | undefined },
  now = new Date(),
): Promise<LinkItem> {
  const open = await requireOpen(linkId, { ...visit, as: "download" }, now);
  const { items, folders, cursor } = await walkLink(open, { limit: 1, folderId: visit.folderId });
  const isEmpty = items.length + folders.length === 0 && cursor === null;
  if (isEmpty && open.kind === "selection") throw linkGone(open, "suspended");
  const { link } = await countOrServe(linkId, { count: 1, bytes: 0 }, visit, now);
  return link;
}

interface Charge {
  count: 0 | 1;
  /** `target`: those of the link's one file. */
  bytes: number | "target";
}

async function countOrServe(linkId: string, charge: Charge, visit: Visit, now: Date) {
  try {
    return { link: await charged(linkId, charge, visit, now), isCounted: true };
  } catch (error) {
    if (!isThrottled(error)) throw error;
    // One item takes a thousand writes a second. A link without a limit is not held back by its counter.
    const link = await requireOpen(linkId, visit, now);
    if (isCapped(link)) throw error;
    return { link, isCounted: false };
  }
}

async function charged(linkId: string, charge: Charge, visit: Visit, now: Date): Promise<LinkItem> {
  const mark = newMark();
  const bytes = charge.bytes === "target" ? $get("targetSize") : charge.bytes;
  try {
    // The store counts, so two visitors cannot both win the last download.
    const { Attributes } = await LinkEntity.build(UpdateItemCommand)
      .item({
        linkId,
        downloadCount: $add(charge.count),
        bytesServed: $sum($get("bytesServed"), bytes),
        bytesLeft: $subtract($get("bytesLeft"), bytes),
        ...(visit.isProgram && { programCount: $add(charge.count) }),
        ...withMark(mark),
      })
      .options({
        returnValues: "ALL_NEW",
        condition: { and: [{ not: hasMark(mark) }, isOpenFor(charge, visit, now)] },
      })
      .send();
    if (!Attributes) throw linkGone();
    return Attributes;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Locked, or gone? Or counted a moment ago, by a try whose answer got lost.
    const link = await requireOpen(linkId, visit, now, true);
    if (isMarked(link, mark)) return link;
    // What is found now may be open: then the gate has changed meanwhile.
    throw linkGone(link, stateOf(link, now));
  }
}

function isOpenFor(charge: Charge, visit: Visit, now: Date) {
  return {
    and: [
      { attr: "active", eq: true } as const,
      {
        or: [
          { attr: "expiresAt", exists: false } as const,
          { attr: "expiresAt", gt: now.toISOString() } as const,
        ],
      },
      {
        or: [
          { attr: "maxDownloads", exists: false } as const,
          { attr: "downloadCount", lt: { attr: "maxDownloads" } } as const,
        ],
      },
      charge.bytes === "target"
        ? ({ attr: "bytesLeft", gte: { attr: "targetSize" } } as const)
        : // Where nothing is left, nothing begins, be it empty.
          ({ attr: "bytesLeft", gte: Math.max(charge.bytes, 1) } as const),
      {
        or: [
          { attr: "passwordHash", exists: false } as const,
          { attr: "passwordVersion", eq: visit.unlocked ?? -1 } as const,
        ],
      },
      { attr: visit.as === "preview" ? "allowPreview" : "allowDownload", eq: true } as const,
      ...(charge.bytes === "target" ? [{ attr: "kind", eq: "file" } as const] : []),
    ],
  };
}

/** Once, however often it is tried: a count too low would let one visitor more through. */
async function uncount(link: LinkItem, visit: Visit): Promise<void> {
  const mark = newMark();
  try {
    await LinkEntity.build(UpdateItemCommand)
      .item({
        linkId: link.linkId,
        downloadCount: $add(-1),
        bytesServed: $add(-link.targetSize),
        bytesLeft: $add(link.targetSize),
        ...(visit.isProgram && { programCount: $add(-1) }),
        ...withMark(mark),
      })
      .options({ condition: { and: [{ attr: "linkId", exists: true }, { not: hasMark(mark) }] } })
      .send();
  } catch (error) {
    // Done by a try whose answer got lost, or the link was removed meanwhile, with its counts.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/**
 * The link, if this visitor may have what it asks for. @throws AppError LINK_GONE, LINK_LOCKED
 * @param mayBeUsedUp whoever passed the gate before it was used up
 */
export async function requireOpen(
  linkId: string,
  { unlocked, as }: Visit,
  now: Date,
  mayBeUsedUp = false,
): Promise<LinkItem> {
  const link = await findLink(linkId);
  if (!link) throw linkGone();
  const state = stateOf(link, now);
  if (state !== "active" && !(state === "used-up" && mayBeUsedUp)) throw linkGone(link, state);
  if (!isUnlockedBy(link, unlocked)) throw linkLocked();
  if (as && !(as === "preview" ? link.allowPreview : link.allowDownload)) throw linkGone();
  return link;
}

/** A password changed is a lock changed: older keys do not fit. */
export const isUnlockedBy = (link: LinkItem, unlocked: number | undefined): boolean =>
  link.passwordHash === undefined || link.passwordVersion === unlocked;
