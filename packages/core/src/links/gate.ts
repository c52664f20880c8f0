import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { attachment, servedType } from "../disposition.ts";
import { type FileItem, findFile } from "../files/file-items.ts";
import { objectKey, signGet } from "../storage.ts";
import { LinkEntity } from "./link.entity.ts";
import { type Grant, LinkId, type LinkView } from "./link.schema.ts";
import { findLink, type LinkItem, linkGone, stateOf } from "./live.ts";

const grantS = 300;

/** What the share page shows. Counts nothing. @throws AppError LINK_GONE */
export async function viewLink(linkId: string, now = new Date()): Promise<LinkView> {
  const link = await findLink(linkId);
  if (!link || stateOf(link, now) !== "active") throw linkGone();
  const { fileId, fileName, fileSize, mimeType } = await targetOf(link);
  return {
    state: "open",
    fileId,
    fileName,
    fileSize,
    mimeType,
    senderName: link.senderName,
    note: link.note ?? null,
    createdAt: link.createdAt,
    expiresAt: link.expiresAt ?? null,
    maxDownloads: link.maxDownloads ?? null,
    downloadCount: link.downloadCount,
    downloadsLeft: link.maxDownloads === undefined ? null : link.maxDownloads - link.downloadCount,
  };
}

/** Counts one download and grants its bytes for five minutes. @throws AppError LINK_GONE */
export async function passGate(linkId: string, now = new Date()): Promise<Grant> {
  if (!LinkId.safeParse(linkId).success) throw linkGone();
  const link = await count(linkId, now);
  try {
    return await grant(await targetOf(link), now);
  } catch (error) {
    // Nothing was given, so nothing is counted: the file is in the trash or gone.
    await LinkEntity.build(UpdateItemCommand)
      .item({ linkId, downloadCount: $add(-1) })
      .options({ condition: { attr: "linkId", exists: true } })
      .send();
    throw error;
  }
}

/** The bytes once more for someone who passed the gate within the hour. @throws AppError LINK_GONE */
export async function refetch(linkId: string, now = new Date()): Promise<Grant> {
  const link = await findLink(linkId);
  const state = link && stateOf(link, now);
  if (!link || (state !== "active" && state !== "used-up")) throw linkGone();
  return grant(await targetOf(link), now);
}

async function count(linkId: string, now: Date): Promise<LinkItem> {
  try {
    // The store counts, so two visitors cannot both win the last download.
    const { Attributes } = await LinkEntity.build(UpdateItemCommand)
      .item({ linkId, downloadCount: $add(1) })
      .options({
        returnValues: "ALL_NEW",
        condition: {
          and: [
            { attr: "active", eq: true },
            {
              or: [
                { attr: "expiresAt", exists: false },
                { attr: "expiresAt", gt: now.toISOString() },
              ],
            },
            {
              or: [
                { attr: "maxDownloads", exists: false },
                { attr: "downloadCount", lt: { attr: "maxDownloads" } },
              ],
            },
          ],
        },
      })
      .send();
    if (!Attributes) throw linkGone();
    return Attributes;
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? linkGone() : error;
  }
}

async function targetOf(link: LinkItem): Promise<FileItem> {
  const file = await findFile(link.ownerId, link.fileId);
  if (!file || file.trashedAt) throw linkGone();
  return file;
}

async function grant(file: FileItem, now: Date): Promise<Grant> {
  const url = await signGet(
    objectKey(file.userId, file.fileId),
    attachment(file.fileName),
    servedType(file.mimeType),
    grantS,
  );
  return { url, expiresAt: new Date(now.getTime() + grantS * 1000).toISOString() };
}
