import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { ConditionsFailed, transact } from "../transact.ts";
import { LinkEntity, MemberEntity, memberKey, RemovedLinkEntity, removedKey } from "./link.entity.ts";
import type { Link } from "./link.schema.ts";
import { findLink, type LinkItem, linkNotFound, toLink } from "./live.ts";
import { freeSlug } from "./slugs.ts";

const rememberedS = 86_400;

/** Ends a link until it is restored. Repeating it is no error. @throws AppError NOT_FOUND */
export async function revokeLink(userId: string, linkId: string): Promise<void> {
  await setActive(userId, linkId, false);
}

/** Takes a revocation back; the link's other rules hold as before. @throws AppError NOT_FOUND */
export async function restoreLink(userId: string, linkId: string, now = new Date()): Promise<Link> {
  return toLink(await setActive(userId, linkId, true), now);
}

async function setActive(userId: string, linkId: string, active: boolean): Promise<LinkItem> {
  try {
    const { Attributes } = await LinkEntity.build(UpdateItemCommand)
      .item({ linkId, active })
      .options({ condition: { attr: "ownerId", eq: userId }, returnValues: "ALL_NEW" })
      .send();
    if (!Attributes) throw linkNotFound();
    return Attributes;
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? linkNotFound() : error;
  }
}

/** Removes a link for good, with its readable address. Repeating it is no error. @throws AppError NOT_FOUND */
export async function removeLink(userId: string, linkId: string, now = new Date()): Promise<void> {
  const link = await findLink(linkId);
  if (link?.ownerId !== userId) {
    if (await wasRemoved(userId, linkId)) return;
    throw linkNotFound();
  }
  const members = [...(link.fileIds ?? []), ...(link.folderIds ?? [])];
  try {
    await transact([
      LinkEntity.build(DeleteTransaction)
        .key({ linkId })
        .options({ condition: { attr: "ownerId", eq: userId } }),
      RemovedLinkEntity.build(PutTransaction).item({
        linkId: removedKey(linkId),
        removedBy: userId,
        ttl: Math.ceil(now.getTime() / 1000) + rememberedS,
      }),
      ...(link.slug ? [freeSlug(link.slug, linkId)] : []),
      ...members.map((id) => MemberEntity.build(DeleteTransaction).key({ linkId: memberKey(linkId, id) })),
    ]);
  } catch (error) {
    // Somebody else removed it meanwhile, or gave it another address: then there is more to do.
    if (!(error instanceof ConditionsFailed)) throw error;
    if (!error.failures[0]?.failed) await removeLink(userId, linkId, now);
  }
}

async function wasRemoved(userId: string, linkId: string): Promise<boolean> {
  const { Item } = await RemovedLinkEntity.build(GetItemCommand)
    .key({ linkId: removedKey(linkId) })
    .options({ consistent: true })
    .send();
  return Item?.removedBy === userId;
}
