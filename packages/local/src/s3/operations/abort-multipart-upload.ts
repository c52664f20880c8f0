import type { Exchange } from "../http/exchange.ts";
import { sendEmpty } from "../http/respond.ts";
import { readUploadId } from "./part-number.ts";

export async function abortMultipartUpload({ request, response, storage }: Exchange): Promise<void> {
  const uploadId = readUploadId(request);
  await storage.commit(undefined, () => {
    storage.upload(request.bucket, request.key, uploadId);
    return { records: [{ kind: "upload-gone", uploadId }] };
  });
  sendEmpty(response, 204);
}
