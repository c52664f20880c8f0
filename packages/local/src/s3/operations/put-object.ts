import { planBody } from "../body/body-plan.ts";
import { checkSender, type ReceivedBody, receiveBody } from "../body/receive-body.ts";
import type { Exchange } from "../http/exchange.ts";
import { sendEmpty } from "../http/respond.ts";
import { checkKey } from "../http/s3-request.ts";
import type { Checksum, Description, StoredObject } from "../store/record.schema.ts";
import { readDescription, refuseUnsupportedHeaders } from "./description.ts";
import { checksumHeaders } from "./object-headers.ts";
import { objectScope } from "./object-scope.ts";
import { checkWrite } from "./preconditions.ts";

/** Bodies up to this size live in the journal: a small upload then costs one write and one shared sync. */
const INLINE_BYTES = 16 * 1024;

export async function putObject(exchange: Exchange): Promise<void> {
  const { request, response, auth, storage } = exchange;
  checkKey(request.key);
  refuseUnsupportedHeaders(request);
  // Checked before the body travels and again when it is whole: another writer may have been faster.
  checkWrite(request, storage.bucket(request.bucket).objects.get(request.key));
  const description = readDescription(request);
  const plan = planBody(request, auth);
  const body = await receiveBody(request, auth, plan, storage.blobs, INLINE_BYTES);
  try {
    const checksum: Checksum | undefined = body.checksum && { ...body.checksum, type: "FULL_OBJECT" };
    await storage.commit(objectScope(request), () => {
      checkSender(request, plan);
      checkWrite(request, storage.bucket(request.bucket).objects.get(request.key));
      const object = toObject(exchange, body, description, checksum);
      return { records: [{ kind: "object", object }], data: body.inline };
    });
    sendEmpty(response, 200, { etag: `"${body.etag}"`, ...(checksum && checksumHeaders(checksum)) });
  } catch (error) {
    await body.discard();
    throw error;
  }
}

function toObject(
  { request, now }: Exchange,
  { etag, size, slices }: ReceivedBody,
  description: Description,
  checksum: Checksum | undefined,
): StoredObject {
  const modifiedAt = now();
  const parts = slices.length === 0 ? [] : [{ number: 1, size, etag, modifiedAt, slices }];
  return { bucket: request.bucket, key: request.key, etag, size, modifiedAt, description, checksum, parts };
}
