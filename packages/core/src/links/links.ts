import { createHmac } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { appSecret } from "../env.ts";
import { AppError } from "../error.ts";
import { openCursor, sealCursor } from "../files/cursor.ts";
import { requireFile } from "../files/file-items.ts";
import type { Page } from "../files/file-lists.ts";
import { newSecretId, secretIdFrom } from "../id.ts";
import { shareLinksTable } from "../toolbox.ts";
import { LinkEntity } from "./link.entity.ts";
import type { Link, NewLink } from "./link.schema.ts";
import { findLink, toLink } from "./live.ts";

const keptAfterExpiryS = 30 * 86_400;
const linkNotFound = (): AppError => new AppError("NOT_FOUND", "There is no such link.");

/**
 * Makes a link to one of the owner's files. Repeated with the same `requestId` it returns the link
 * that the first call made. @throws AppError NOT_FOUND
 */
export async function createLink(
  owner: { userId: string; name: string },
  input: NewLink,
  now = new Date(),
): Promise<Link> {
  const { fileId, expiresAt, maxDownloads, name, note, requestId } = input;
  await requireFile(owner.userId, fileId);
  const linkId = requestId ? repeatableId(owner.userId, fileId, requestId) : newSecretId();
  const item = {
    linkId,
    fileId,
    ownerId: owner.userId,
    senderName: owner.name,
    createdAt: now.toISOString(),
    active: true,
    downloadCount: 0,
    ...(expiresAt && { expiresAt, ttl: Math.ceil(Date.parse(expiresAt) / 1000) + keptAfterExpiryS }),
    ...(maxDownloads && { maxDownloads }),
    ...(name && { name }),
    ...(note && { note }),
  };
  try {
    await LinkEntity.build(PutItemCommand)
      .item(item)
      .options({ condition: { attr: "linkId", exists: false } })
      .send();
    return toLink(item, now);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const made = await findLink(linkId);
    if (!made) throw linkNotFound();
    return toLink(made, now);
  }
}

/** Secret to all who do not hold APP_SECRET, the same for a repeated request. */
const repeatableId = (...intent: string[]): string =>
  secretIdFrom(
    createHmac("sha256", appSecret())
      .update(`link\n${intent.join("\n")}`)
      .digest(),
  );

/** One page of a file's links, newest first: one Query. @throws AppError NOT_FOUND, BAD_CURSOR */
export async function listLinksForFile(
  userId: string,
  input: { fileId: string; cursor?: string | undefined; limit: number },
): Promise<Page<Link>> {
  await requireFile(userId, input.fileId);
  const scope = `links\n${userId}\n${input.fileId}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await shareLinksTable
    .build(QueryCommand)
    .entities(LinkEntity)
    .query({ index: "fileIdIndex", partition: input.fileId })
    .options({ limit: input.limit, reverse: true, exclusiveStartKey, entityAttrFilter: false })
    .send();
  return { items: Items.map((item) => toLink(item)), cursor: sealCursor(scope, LastEvaluatedKey) };
}

/** Ends a link for good. Repeating it is no error. @throws AppError NOT_FOUND */
export async function revokeLink(userId: string, linkId: string): Promise<void> {
  try {
    await LinkEntity.build(UpdateItemCommand)
      .item({ linkId, active: false })
      .options({ condition: { attr: "ownerId", eq: userId } })
      .send();
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? linkNotFound() : error;
  }
}
