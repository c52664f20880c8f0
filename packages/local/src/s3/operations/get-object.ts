import type { Exchange } from "../http/exchange.ts";
import { setHeaders } from "../http/respond.ts";
import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { LiveObject } from "../store/catalog.ts";
import { systemSend } from "../store/system-send.ts";
import { type ByteRange, readRange } from "./byte-range.ts";
import { objectHeaders } from "./object-headers.ts";
import { checkRead, isUnchanged } from "./preconditions.ts";
import { cutSlices, sendSlices } from "./send-slices.ts";
import { checkVersion } from "./version.ts";

export async function getObject({ request, response, storage }: Exchange): Promise<void> {
  const object = findObject(request, storage.object(request.bucket, request.key));
  const range = selectBytes(request, object);
  const { offset, length } = range ?? { offset: 0, length: object.size };
  const inline =
    object.parts.length === 0 && length > 0 ? await storage.readInline(object, offset, length) : undefined;
  sendHead({ request, response }, object, range);
  if (inline || length === 0) {
    response.end(inline);
    return;
  }
  const slices = cutSlices(object.parts, offset, length);
  // Held until the last byte is sent: the object may be overwritten or deleted meanwhile.
  storage.blobs.retain(slices);
  try {
    await sendSlices(response, storage.blobs, slices, systemSend);
  } finally {
    storage.blobs.release(slices);
  }
}

export function headObject({ request, response, storage }: Exchange): void {
  const object = findObject(request, storage.object(request.bucket, request.key));
  sendHead({ request, response }, object, selectBytes(request, object));
  response.end();
}

function findObject(request: S3Request, object: LiveObject): LiveObject {
  checkVersion(request);
  checkRead(request, object);
  return object;
}

function sendHead(
  { request, response }: Pick<Exchange, "request" | "response">,
  object: LiveObject,
  range?: ByteRange,
): void {
  setHeaders(response, objectHeaders(request, object));
  if (request.param("partNumber") !== undefined && isMultipart(object)) {
    response.setHeader("x-amz-mp-parts-count", object.parts.length);
  }
  if (range) {
    response.setHeader(
      "content-range",
      `bytes ${range.offset}-${range.offset + range.length - 1}/${object.size}`,
    );
  }
  response.setHeader("content-length", range?.length ?? object.size);
  response.writeHead(range ? 206 : 200);
}

/** @throws S3Error InvalidRange, InvalidPartNumber */
function selectBytes(request: S3Request, object: LiveObject): ByteRange | undefined {
  const partNumber = request.param("partNumber");
  const range = request.header("range");
  if (partNumber === undefined)
    return isUnchanged(request, object) ? readRange(range, object.size) : undefined;
  if (range !== undefined)
    throw new S3Error("InvalidRequest", "Cannot specify both Range header and partNumber query parameter");
  return selectPart(object, Number(partNumber));
}

/** Parts are numbered from one in the order in which they make up the object, whatever they were uploaded as. */
function selectPart(object: LiveObject, number: number): ByteRange | undefined {
  if (!Number.isInteger(number) || number < 1)
    throw new S3Error("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
  if (number === 1 && object.parts.length === 0) return undefined;
  const part = object.parts[number - 1];
  if (!part) throw new S3Error("InvalidPartNumber");
  const offset = object.parts.slice(0, number - 1).reduce((sum, { size }) => sum + size, 0);
  return { offset, length: part.size };
}

function isMultipart(object: LiveObject): boolean {
  return object.uploadId !== undefined;
}
