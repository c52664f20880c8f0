import { planBody } from "../body/body-plan.ts";
import { checksumHeader } from "../body/checksum-header.ts";
import { checkSender, receiveBody } from "../body/receive-body.ts";
import type { Exchange } from "../http/exchange.ts";
import { sendEmpty } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import { readPartNumber, readUploadId } from "./part-number.ts";

export async function uploadPart({ request, response, auth, storage, now }: Exchange): Promise<void> {
  const { bucket, key } = request;
  const number = readPartNumber(request);
  const uploadId = readUploadId(request);
  const wanted = storage.upload(bucket, key, uploadId).checksum;
  // The checksum of a whole upload can be had without the client's help, a composite one cannot.
  const plan = planBody(request, auth, wanted?.type === "FULL_OBJECT" ? wanted : {});
  if (wanted && plan.checksum?.algorithm !== wanted.algorithm) {
    throw new S3Error(
      "InvalidRequest",
      `Checksum Type mismatch occurred, expected checksum Type: ${wanted.algorithm.toLowerCase()}, actual checksum Type: ${plan.checksum?.algorithm.toLowerCase() ?? null}`,
    );
  }
  const body = await receiveBody(request, auth, plan, storage.blobs);
  try {
    const { size, etag, slices, checksum } = body;
    await storage.commit(`part:${uploadId}/${number}`, () => {
      checkSender(request, plan);
      storage.upload(bucket, key, uploadId);
      const part = { number, size, etag, modifiedAt: now(), checksum: wanted && checksum?.value, slices };
      return { records: [{ kind: "part", uploadId, part }] };
    });
    const headers = checksum && { [checksumHeader(checksum.algorithm)]: checksum.value };
    sendEmpty(response, 200, { etag: `"${etag}"`, ...headers });
  } catch (error) {
    await body.discard();
    throw error;
  }
}
