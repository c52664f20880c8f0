import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { FileEntity } from "../../files/file.entity.ts";
import { fileSortKey, nameKeyOf, parentKeyOf } from "../../files/file-keys.ts";
import { FolderEntity } from "../../files/folder.entity.ts";
import { folderItem } from "../../files/folder-items.ts";
import { newId, timeOfId } from "../../id.ts";

/** A file of an owner, without its bytes: addresses are signed whether they are there or not. */
export async function putFile(
  userId: string,
  { fileName = "report.pdf", fileSize = 10, mimeType = "application/pdf", folderId }: Partial<NewFile> = {},
): Promise<string> {
  const fileId = newId();
  await FileEntity.build(PutItemCommand)
    .item({
      userId,
      sortKey: fileSortKey(fileId),
      fileId,
      fileName,
      fileSize,
      mimeType,
      uploadTimestamp: timeOfId(fileId),
      downloadCount: 0,
      ...(folderId && { folderId }),
      parentKey: parentKeyOf(userId, folderId),
      nameKey: nameKeyOf("file", fileName),
    })
    .send();
  return fileId;
}

interface NewFile {
  fileName: string;
  fileSize: number;
  mimeType: string;
  folderId: string | undefined;
}

export async function putFolder(userId: string, name: string, parentId?: string): Promise<string> {
  const folderId = newId();
  await FolderEntity.build(PutItemCommand).item(folderItem(userId, { folderId, name, parentId })).send();
  return folderId;
}
