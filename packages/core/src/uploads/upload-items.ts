import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { AppError } from "../error.ts";
import { uploadSortKey } from "../files/file-keys.ts";
import { signPut } from "../storage/signed-addresses.ts";
import { objectKey } from "../storage/store-client.ts";
import { UploadEntity } from "./upload.entity.ts";
import type { StartedUpload } from "./upload.schema.ts";

export type UploadItem = FormattedItem<typeof UploadEntity>;

export const uploadGone = (): AppError =>
  new AppError("UPLOAD_GONE", "This upload was cancelled or has expired. Upload the file again.");

export const partCountOf = ({
  declaredSize,
  partSize,
}: Pick<UploadItem, "declaredSize" | "partSize">): number =>
  partSize === 0 ? 1 : Math.ceil(declaredSize / partSize);

/** Bytes of one part; the last is what remains. */
export const partLength = ({ declaredSize, partSize }: UploadItem, partNumber: number): number =>
  partSize === 0 ? declaredSize : Math.min(partSize, declaredSize - (partNumber - 1) * partSize);

export async function findUpload(userId: string, fileId: string): Promise<UploadItem | undefined> {
  const { Item } = await UploadEntity.build(GetItemCommand)
    .key({ userId, sortKey: uploadSortKey(fileId) })
    .options({ consistent: true })
    .send();
  return Item;
}

/** What a client needs to send the bytes. */
export async function instructions(upload: UploadItem): Promise<StartedUpload> {
  const { fileId, partSize } = upload;
  if (partSize > 0) return { fileId, method: "multipart", partSize, partCount: partCountOf(upload) };
  return { fileId, method: "single", ...(await signWhole(upload)) };
}

/** An address for a file that goes by one PUT. */
export const signWhole = ({ userId, fileId, declaredSize, mimeType, sha256 }: UploadItem) =>
  signPut(objectKey(userId, fileId), declaredSize, mimeType, sha256);
