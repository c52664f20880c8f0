import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { FileEntity } from "../files/file.entity.ts";
import type { FileItem } from "../files/file-items.ts";
import { fileSortKey, nameKeyOf, parentKeyOf } from "../files/file-keys.ts";
import { timeOfId } from "../id.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { UploadItem } from "./upload-items.ts";
import type { FileDigest } from "./verify-stored.ts";

/** Parts of a transaction: the upload item goes, the file item comes. */
export const becomeFile = (upload: UploadItem, digest: FileDigest) => [
  UploadEntity.build(DeleteTransaction)
    .key({ userId: upload.userId, sortKey: upload.sortKey })
    .options({ condition: { attr: "fileId", exists: true } }),
  FileEntity.build(PutTransaction).item(fileOf(upload, digest)),
];

export function fileOf(upload: UploadItem, digest: FileDigest): FileItem {
  const { userId, fileId, fileName, mimeType, folderId } = upload;
  return {
    userId,
    sortKey: fileSortKey(fileId),
    fileId,
    fileName,
    fileSize: upload.declaredSize,
    mimeType,
    uploadTimestamp: timeOfId(fileId),
    downloadCount: 0,
    ...digest,
    ...(folderId && { folderId }),
    parentKey: parentKeyOf(userId, folderId),
    nameKey: nameKeyOf("file", fileName),
  };
}
