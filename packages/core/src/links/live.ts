import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { publicUrl } from "../env.ts";
import { AppError } from "../error.ts";
import { LinkEntity } from "./link.entity.ts";
import { type Link, LinkId, type LinkState } from "./link.schema.ts";

export type LinkItem = FormattedItem<typeof LinkEntity>;

/** One answer for revoked, expired, used up and never there: none says whether an id ever existed. */
export const linkGone = (): AppError => new AppError("LINK_GONE", "This link is not available.");

/** Judged by the clock here: TTL may delete an expired link days later. */
export function stateOf(link: LinkItem, now: Date): LinkState {
  if (!link.active) return "revoked";
  if (link.expiresAt !== undefined && link.expiresAt <= now.toISOString()) return "expired";
  if (link.maxDownloads !== undefined && link.downloadCount >= link.maxDownloads) return "used-up";
  return "active";
}

export async function findLink(linkId: string): Promise<LinkItem | undefined> {
  if (!LinkId.safeParse(linkId).success) return undefined;
  const { Item } = await LinkEntity.build(GetItemCommand)
    .key({ linkId })
    .options({ consistent: true })
    .send();
  return Item;
}

export function toLink(item: LinkItem, now = new Date()): Link {
  const { linkId, fileId, createdAt, downloadCount } = item;
  return {
    linkId,
    url: `${publicUrl}/s/${linkId}`,
    fileId,
    state: stateOf(item, now),
    createdAt,
    expiresAt: item.expiresAt ?? null,
    maxDownloads: item.maxDownloads ?? null,
    downloadCount,
    name: item.name ?? null,
    note: item.note ?? null,
  };
}
