import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { isAccountClosed } from "../users/closed-account.ts";
import { LinkEntity } from "./link.entity.ts";
import type { Link, UpdateLink } from "./link.schema.ts";
import { findLink, type LinkItem, linkGone, requireLink, stateOf } from "./live.ts";
import { updateLink } from "./update-link.ts";

const moreTimeMs = 7 * 86_400_000;

/**
 * Notes that a visitor of an ended link would like more time; the owner sees it beside the link. Asking again
 * changes nothing: `isNew` is true once for each time that the owner has to answer.
 * @throws AppError LINK_GONE where the owner does not want to be asked
 */
export async function askForMore(
  linkId: string,
  now = new Date(),
): Promise<{ link: LinkItem; isNew: boolean }> {
  const link = await findLink(linkId);
  const state = link && stateOf(link, now);
  if (!link?.tellWhenGone || (state !== "expired" && state !== "used-up")) throw linkGone(link, state);
  if (await isAccountClosed(link.ownerId)) throw linkGone();
  try {
    await LinkEntity.build(UpdateItemCommand)
      .item({ linkId, askedAt: now.toISOString() })
      .options({
        condition: {
          and: [
            { attr: "linkId", exists: true },
            { attr: "askedAt", exists: false },
          ],
        },
      })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { link, isNew: false };
  }
  return { link, isNew: true };
}

/**
 * Gives the visitors of an ended link what they lack: a week, one more download, or the bytes for it.
 * @throws AppError NOT_FOUND
 */
export async function grantMore(userId: string, linkId: string, now = new Date()): Promise<Link> {
  const link = await requireLink(userId, linkId);
  const more: UpdateLink = { linkId };
  if (link.expiresAt !== undefined && link.expiresAt <= now.toISOString())
    more.expiresAt = new Date(now.getTime() + moreTimeMs).toISOString();
  if (link.maxDownloads !== undefined && link.downloadCount >= link.maxDownloads) {
    more.maxDownloads = link.downloadCount + 1;
  }
  const missing = Math.max(link.targetSize, 1) - link.bytesLeft;
  if (link.byteBudget !== undefined && missing > 0) more.byteBudget = link.byteBudget + missing;
  return updateLink(userId, more, now, true);
}
