import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { publicUrl } from "../env.ts";
import { AppError } from "../error.ts";
import { LinkEntity, SlugEntity, slugKey } from "./link.entity.ts";
import { type Link, LinkId, type LinkState } from "./link.schema.ts";
import { Slug } from "./slug.schema.ts";

export type LinkItem = FormattedItem<typeof LinkEntity>;

/**
 * One answer for revoked, expired, used up and never there: none says whether an id ever existed, unless the
 * link's owner wants its visitors to know why it ended.
 */
export function linkGone(link?: LinkItem, state?: LinkState): AppError {
  const reason = link?.tellWhenGone && state && state !== "active" ? { reason: state } : {};
  return new AppError("LINK_GONE", "This link is not available.", reason);
}

export const linkLocked = (): AppError => new AppError("LINK_LOCKED", "This link asks for a password.");
export const targetNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such file or folder.");
export const linkNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such link.");

/** Judged by the clock here: TTL may delete an expired link days later. */
export function stateOf(link: LinkItem, now: Date): Exclude<LinkState, "suspended"> {
  if (!link.active) return "revoked";
  if (link.expiresAt !== undefined && link.expiresAt <= now.toISOString()) return "expired";
  if (link.maxDownloads !== undefined && link.downloadCount >= link.maxDownloads) return "used-up";
  if (link.byteBudget !== undefined && link.bytesLeft < Math.max(link.targetSize, 1)) return "used-up";
  return "active";
}

/** Whether what it hands out is numbered, so that every look at the bytes must pass the gate. */
export const isCapped = (link: LinkItem): boolean =>
  link.maxDownloads !== undefined || link.byteBudget !== undefined;

/** The secret id behind the name in an address; undefined where there is none. A secret id costs no read. */
export async function resolveAddress(
  address: string,
  reads: { slug: typeof findSlug } = { slug: findSlug },
): Promise<string | undefined> {
  if (LinkId.safeParse(address).success) return address;
  const slug = Slug.safeParse(address);
  return slug.success ? reads.slug(slug.data) : undefined;
}

export async function findSlug(slug: string): Promise<string | undefined> {
  const { Item } = await SlugEntity.build(GetItemCommand)
    .key({ linkId: slugKey(slug) })
    .options({ consistent: true })
    .send();
  return Item?.leadsTo;
}

export async function findLink(linkId: string): Promise<LinkItem | undefined> {
  if (!LinkId.safeParse(linkId).success) return undefined;
  const { Item } = await LinkEntity.build(GetItemCommand)
    .key({ linkId })
    .options({ consistent: true })
    .send();
  return Item;
}

/** @throws AppError NOT_FOUND, also for another owner's link */
export async function requireLink(userId: string, linkId: string): Promise<LinkItem> {
  const link = await findLink(linkId);
  if (link?.ownerId !== userId) throw linkNotFound();
  return link;
}

export function toLink(item: LinkItem, now = new Date()): Link {
  return {
    linkId: item.linkId,
    url: `${publicUrl}/s/${item.slug ?? item.linkId}`,
    slug: item.slug ?? null,
    kind: item.kind,
    fileId: item.kind === "file" ? (item.fileId ?? null) : null,
    folderId: item.kind === "folder" ? (item.fileId ?? null) : null,
    fileIds: item.fileIds ?? [],
    folderIds: item.folderIds ?? [],
    state: stateOf(item, now),
    createdAt: item.createdAt,
    expiresAt: item.expiresAt ?? null,
    maxDownloads: item.maxDownloads ?? null,
    downloadCount: item.downloadCount,
    byteBudget: item.byteBudget ?? null,
    bytesServed: item.bytesServed,
    hasPassword: item.passwordHash !== undefined,
    allowPreview: item.allowPreview,
    allowDownload: item.allowDownload,
    tellWhenGone: item.tellWhenGone,
    name: item.name ?? null,
    note: item.note ?? null,
    askedAt: item.askedAt ?? null,
  };
}
