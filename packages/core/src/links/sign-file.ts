import { attachment, servedType, shownAs } from "../disposition.ts";
import type { FileItem } from "../files/file-items.ts";
import { signGet } from "../storage/signed-addresses.ts";
import { objectKey } from "../storage/store-client.ts";
import type { Grant } from "./link.schema.ts";

/** How long an address for the bytes works, in seconds. S3 looks only when a request begins. */
const grantS = 300;

/** An address for a file's bytes: to be saved, or to be shown where that is safe. */
export async function signFile(
  file: FileItem,
  as: "download" | "preview" = "download",
  now = new Date(),
  range?: string,
): Promise<Grant> {
  const { disposition, contentType } =
    as === "preview"
      ? shownAs(file)
      : { disposition: attachment(file.fileName), contentType: servedType(file.mimeType) };
  const url = await signGet(objectKey(file.userId, file.fileId), disposition, contentType, grantS, range);
  return { url, expiresAt: new Date(now.getTime() + grantS * 1000).toISOString() };
}
