import { randomBytes } from "node:crypto";
import { readChecksumAlgorithm } from "../body/checksum-header.ts";
import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { checkKey, type S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import { ChecksumType, type Upload } from "../store/record.schema.ts";
import { readDescription, refuseUnsupportedHeaders } from "./description.ts";

export async function createMultipartUpload({ request, response, storage, now }: Exchange): Promise<void> {
  const { bucket, key } = request;
  checkKey(key);
  refuseUnsupportedHeaders(request);
  storage.bucket(bucket);
  const upload: Upload = {
    uploadId: randomBytes(24).toString("base64url"),
    bucket,
    key,
    initiatedAt: now(),
    description: readDescription(request),
    checksum: readChecksum(request),
  };
  await storage.commit(`upload:${upload.uploadId}`, () => {
    storage.bucket(bucket);
    return { records: [{ kind: "upload", upload }] };
  });
  const headers = {
    "x-amz-checksum-algorithm": upload.checksum?.algorithm,
    "x-amz-checksum-type": upload.checksum?.type,
  };
  sendXml(
    response,
    "InitiateMultipartUploadResult",
    { Bucket: bucket, Key: key, UploadId: upload.uploadId },
    headers,
  );
}

/** Source: S3 user guide, "Checking object integrity", which types go with which algorithms. */
function readChecksum(request: S3Request): Upload["checksum"] {
  const name = request.header("x-amz-checksum-algorithm");
  const sentType = request.header("x-amz-checksum-type");
  if (name === undefined) {
    if (sentType !== undefined)
      throw new S3Error(
        "InvalidRequest",
        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.",
      );
    return undefined;
  }
  const algorithm = readChecksumAlgorithm(name);
  const fallback = algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE";
  const type = ChecksumType.safeParse(sentType?.toUpperCase() ?? fallback);
  const impossible =
    algorithm === "CRC64NVME" ? "COMPOSITE" : algorithm.startsWith("SHA") ? "FULL_OBJECT" : undefined;
  if (!type.success) throw new S3Error("InvalidRequest", "Value for x-amz-checksum-type header is invalid.");
  if (type.data === impossible) {
    throw new S3Error(
      "InvalidRequest",
      `The ${type.data} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { algorithm, type: type.data };
}
