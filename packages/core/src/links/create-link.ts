import { createHmac } from "node:crypto";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { appSecret } from "../env.ts";
import { requireFile } from "../files/file-items.ts";
import { findFolder, findItems } from "../files/find-items.ts";
import { newSecretId, secretIdFrom } from "../id.ts";
import { hashPassword } from "../password.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { LinkEntity, MemberEntity, memberKey } from "./link.entity.ts";
import type { Link, NewLink } from "./link.schema.ts";
import { endOf, noBudget } from "./link-rules.schema.ts";
import { findLink, type LinkItem, linkNotFound, targetNotFound, toLink } from "./live.ts";
import { claimSlug, slugTaken } from "./slugs.ts";

/** How long a link is kept after it has expired, for its owner to look at and to bring back. */
const keptAfterExpiryS = 30 * 86_400;

/** When DynamoDB may delete a link that expires then: seconds since 1970. */
export const ttlOf = (expiresAt: string): number =>
  Math.ceil(Date.parse(expiresAt) / 1000) + keptAfterExpiryS;

/**
 * Makes a link to a file, a folder or a selection of the owner's. Repeated with the same `requestId` it returns
 * the link that the first call made.
 * @throws AppError NOT_FOUND (the target), NAME_TAKEN (the readable address)
 */
export async function createLink(
  owner: { userId: string; name: string },
  input: NewLink,
  now = new Date(),
): Promise<Link> {
  const target = await requireTarget(owner.userId, input);
  const { slug, password, requestId } = input;
  const expiresAt = endOf(input, now);
  const linkId = requestId ? repeatableId(owner.userId, JSON.stringify(target), requestId) : newSecretId();
  const ttl = expiresAt ? { ttl: ttlOf(expiresAt) } : {};
  const item: LinkItem = {
    linkId,
    ...target,
    ownerId: owner.userId,
    createdAt: now.toISOString(),
    senderName: owner.name,
    active: true,
    downloadCount: 0,
    programCount: 0,
    bytesServed: 0,
    bytesLeft: input.byteBudget ?? noBudget,
    passwordVersion: 0,
    ...(password && { passwordHash: await hashPassword(password) }),
    allowPreview: input.allowPreview ?? true,
    allowDownload: input.allowDownload ?? true,
    tellWhenGone: input.tellWhenGone ?? false,
    ...(expiresAt && { expiresAt }),
    ...(input.maxDownloads && { maxDownloads: input.maxDownloads }),
    ...(input.byteBudget && { byteBudget: input.byteBudget }),
    ...(input.name && { name: input.name }),
    ...(input.note && { note: input.note }),
    ...(slug && { slug }),
    ...ttl,
  };
  const members = [...(target.fileIds ?? []), ...(target.folderIds ?? [])];
  try {
    await transact([
      LinkEntity.build(PutTransaction)
        .item(item)
        .options({ condition: { attr: "linkId", exists: false } }),
      ...(slug ? [claimSlug(slug, linkId, ttl)] : []),
      ...members.map((id) =>
        MemberEntity.build(PutTransaction).item({
          linkId: memberKey(linkId, id),
          fileId: id,
          createdAt: item.createdAt,
          partOf: linkId,
          ...ttl,
        }),
      ),
    ]);
    return toLink(item, now);
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    const made = await findLink(linkId);
    if (made) return toLink(made, now);
    throw slug ? slugTaken() : linkNotFound();
  }
}

type Target = Pick<LinkItem, "kind" | "fileId" | "fileIds" | "folderIds" | "targetSize">;

/** @throws AppError NOT_FOUND when any part of it is not there or not the owner's */
async function requireTarget(userId: string, input: NewLink): Promise<Target> {
  if (input.fileId) {
    const { fileId, fileSize } = await requireFile(userId, input.fileId);
    return { kind: "file", fileId, targetSize: fileSize };
  }
  if (input.folderId) {
    if (!(await findFolder(userId, input.folderId))) throw targetNotFound();
    return { kind: "folder", fileId: input.folderId, targetSize: 0 };
  }
  const fileIds = [...new Set(input.fileIds)];
  const folderIds = [...new Set(input.folderIds)];
  const { files, folders } = await findItems(userId, { fileIds, folderIds });
  if (files.length < fileIds.length || folders.length < folderIds.length) throw targetNotFound();
  return { kind: "selection", fileIds, folderIds, targetSize: 0 };
}

/** Secret to all who do not hold APP_SECRET, the same for a repeated request. */
const repeatableId = (...intent: string[]): string =>
  secretIdFrom(
    createHmac("sha256", appSecret())
      .update(`link\n${intent.join("\n")}`)
      .digest(),
  );
