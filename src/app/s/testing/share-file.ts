import { randomUUID } from "node:crypto";
import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { newId, newSecretId, timeOfId } from "@dropify/core/id";
import { signPut } from "@dropify/core/storage/signed-addresses";
import { objectKey } from "@dropify/core/storage/store-client";

interface SharedFile {
  fileName?: string;
  mimeType?: string;
  body?: string | Uint8Array<ArrayBuffer>;
  trashedAt?: string;
  sha256?: string;
  /** The link has outlived its file. */
  removed?: boolean;
  /** What the link's item holds beside its ids; past ends too, which no owner can choose. */
  link?: {
    note?: string;
    expiresAt?: string;
    maxDownloads?: number;
    downloadCount?: number;
    active?: boolean;
    tellWhenGone?: boolean;
    allowPreview?: boolean;
  };
}

/** A stored file and a link to it, put straight into the engines so that they can be in any state. */
export async function shareFile(options: SharedFile = {}) {
  const {
    fileName = "report.pdf",
    mimeType = "application/pdf",
    body = "%PDF bytes",
    trashedAt,
    sha256,
  } = options;
  const userId = randomUUID();
  const fileId = newId();
  const linkId = newSecretId();
  const fileSize = Buffer.byteLength(body);
  const uploadTimestamp = timeOfId(fileId);
  const stored = await signPut(objectKey(userId, fileId), fileSize, mimeType);
  await fetch(stored.url, { method: "PUT", headers: stored.headers, body });
  const file = {
    _et: "file",
    userId,
    sortKey: `${uploadTimestamp}#${fileId}`,
    fileId,
    fileName,
    fileSize,
    mimeType,
    uploadTimestamp,
    downloadCount: 0,
    nameKey: fileName,
    ...(sha256 && { sha256 }),
    ...(trashedAt ? { trashKey: userId, trashedAt } : { parentKey: `${userId}#root` }),
  };
  if (!options.removed) await put(env.FILES_TABLE, file);
  await put(env.SHARE_LINKS_TABLE, {
    _et: "link",
    linkId,
    fileId,
    ownerId: userId,
    createdAt: uploadTimestamp,
    senderName: "Ada Owner",
    active: true,
    kind: "file",
    targetSize: fileSize,
    downloadCount: 0,
    programCount: 0,
    bytesServed: 0,
    bytesLeft: Number.MAX_SAFE_INTEGER,
    passwordVersion: 0,
    allowPreview: true,
    allowDownload: true,
    tellWhenGone: false,
    ...options.link,
  });
  return { linkId, fileId, userId };
}

const put = (TableName: string, Item: Record<string, unknown>) =>
  documentClient().send(new PutCommand({ TableName, Item }));

/** How many downloads the link has counted. */
export async function countOf(linkId: string): Promise<unknown> {
  const { Item } = await documentClient().send(
    new GetCommand({ TableName: env.SHARE_LINKS_TABLE, Key: { linkId }, ConsistentRead: true }),
  );
  return Item?.downloadCount;
}

export async function withdraw(linkId: string): Promise<void> {
  await documentClient().send(
    new UpdateCommand({
      TableName: env.SHARE_LINKS_TABLE,
      Key: { linkId },
      UpdateExpression: "SET active = :no",
      ExpressionAttributeValues: { ":no": false },
    }),
  );
}
