import { checksumHeader } from "../body/checksum-header.ts";
import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveUpload } from "../store/catalog.ts";
import { type Checksum, ChecksumAlgorithm, type StoredObject } from "../store/record.schema.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { type ClaimedPart, chooseParts, readClaimedParts } from "./claimed-parts.ts";
import { multipartChecksum, multipartEtag } from "./multipart-digests.ts";
import { readUploadId } from "./part-number.ts";
import { checkWrite } from "./preconditions.ts";
import { readXmlBody } from "./read-xml-body.ts";

/** Makes one object of the parts by listing them: no byte is copied, whatever the size. */
export async function completeMultipartUpload(exchange: Exchange): Promise<void> {
  const { request, storage } = exchange;
  const { bucket, key } = request;
  const uploadId = readUploadId(request);
  if (!isCompleted(exchange, uploadId)) storage.upload(bucket, key, uploadId);
  // Here a checksum header is about the object that the parts become.
  const document = await readXmlBody(exchange, "CompleteMultipartUpload", { ignoreChecksum: true });
  const claimed = readClaimedParts(document);
  const checksum = await wholeChecksum(exchange, uploadId, claimed);
  await storage.commit(undefined, () => {
    if (isCompleted(exchange, uploadId, claimed.length)) return { records: [] };
    const upload = storage.upload(bucket, key, uploadId);
    const object = { ...assemble(upload, claimed, exchange.now()), checksum };
    checkWrite(request, storage.bucket(bucket).objects.get(key));
    checkExpectations(exchange, object);
    return { records: [{ kind: "object", object }] };
  });
  answer(exchange, storage.object(bucket, key));
}

/** The answer to a first completion may have been lost: asked again, or twice at once, S3 gives the same again. */
function isCompleted({ request, storage }: Exchange, uploadId: string, parts?: number): boolean {
  const object = storage.bucket(request.bucket).objects.get(request.key);
  return object?.uploadId === uploadId && (parts === undefined || parts === object.parts.length);
}

async function wholeChecksum(
  exchange: Exchange,
  uploadId: string,
  claimed: ClaimedPart[],
): Promise<Checksum | undefined> {
  if (isCompleted(exchange, uploadId, claimed.length)) return undefined;
  const upload = exchange.storage.upload(exchange.request.bucket, exchange.request.key, uploadId);
  return upload.checksum && multipartChecksum(chooseParts(upload, claimed), upload.checksum);
}

function assemble(upload: LiveUpload, claimed: ClaimedPart[], modifiedAt: number): StoredObject {
  const { bucket, key, uploadId, description } = upload;
  const parts = chooseParts(upload, claimed);
  return {
    bucket,
    key,
    etag: multipartEtag(parts),
    size: parts.reduce((sum, { size }) => sum + size, 0),
    modifiedAt,
    description,
    parts,
    uploadId,
  };
}

/** @throws S3Error when the whole is not what the client said it would be */
function checkExpectations({ request }: Exchange, { size, checksum }: StoredObject): void {
  const wantedSize = request.header("x-amz-mp-object-size");
  if (wantedSize !== undefined && Number(wantedSize) !== size) {
    throw new S3Error(
      "InvalidRequest",
      "The provided 'x-amz-mp-object-size' header value does not match what was computed.",
    );
  }
  const type = request.header("x-amz-checksum-type")?.toUpperCase();
  if (type !== undefined && type !== checksum?.type) throw otherChecksum();
  for (const algorithm of ChecksumAlgorithm.options) {
    const wanted = request.header(checksumHeader(algorithm));
    if (wanted === undefined) continue;
    if (algorithm !== checksum?.algorithm) throw otherChecksum();
    // A composite one may be given with or without the number of parts behind it.
    if (wanted !== checksum.value && wanted !== checksum.value.split("-")[0]) throw new S3Error("BadDigest");
  }
}

function otherChecksum(): S3Error {
  return new S3Error("InvalidRequest", "The upload was not created for a checksum of this kind.");
}

function answer({ request, response }: Exchange, { bucket, key, etag, checksum }: StoredObject): void {
  const path = request.message.url?.split("?")[0] ?? "";
  sendXml(response, "CompleteMultipartUploadResult", {
    Location: `http://${request.header("host")}${path}`,
    Bucket: bucket,
    Key: key,
    ETag: `"${etag}"`,
    ...describeChecksum(checksum),
  });
}

function describeChecksum(checksum: Checksum | undefined): XmlElements {
  return checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type } : {};
}
