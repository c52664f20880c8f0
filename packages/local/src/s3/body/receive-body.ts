import { randomBytes } from "node:crypto";
import type { Authenticated } from "../auth/authenticate.ts";
import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import type { BlobWriter } from "../store/blob-writer.ts";
import type { Blobs } from "../store/blobs.ts";
import type { Slice } from "../store/record.schema.ts";
import { AwsChunkedDecoder } from "./aws-chunked.ts";
import { BodyDigests, type Digests } from "./body-digests.ts";
import type { BodyPlan } from "./body-plan.ts";
import { ChunkSignatures } from "./chunk-signatures.ts";
import { consume } from "./consume.ts";

/** A body that is whole, verified and, unless it is `inline`, durable on disk. */
export interface ReceivedBody extends Pick<Digests, "checksum"> {
  size: number;
  etag: string;
  slices: Slice[];
  inline?: Buffer;
  /** Forgets the bytes; for when nothing came of them. */
  discard(): Promise<void>;
}

/** Up to here MD5 costs next to nothing, so every body gets one. */
const CHEAP_MD5_BYTES = 1024 * 1024;

/**
 * Reads a request's body to its end.
 * @param inlineBytes bodies up to this size are kept in memory, to be written with their record
 * @throws S3Error when the body is not what its headers promised; nothing is left on disk then
 */
export async function receiveBody(
  request: S3Request,
  auth: Authenticated,
  plan: BodyPlan,
  blobs: Blobs,
  inlineBytes = 0,
): Promise<ReceivedBody> {
  const digests = await BodyDigests.create(plan, !auth.presigned || plan.size <= CHEAP_MD5_BYTES);
  const writer = plan.size <= inlineBytes ? undefined : await blobs.create();
  request.proceed();
  try {
    const held: Buffer[] = [];
    const trailers = await passBytes(request, auth, plan, digests, writer, held);
    // From here on it is the disk that takes its time, however long: the silence is not the client's.
    request.message.socket.setTimeout(0);
    const verified = await digests.verify(trailers);
    return {
      size: plan.size,
      etag: verified.md5 ?? opaqueEtag(),
      checksum: verified.checksum,
      slices: (await writer?.finish()) ?? [],
      inline: writer ? undefined : Buffer.concat(held),
      discard: async () => writer?.discard(),
    };
  } catch (error) {
    await writer?.discard();
    throw error;
  }
}

async function passBytes(
  request: S3Request,
  auth: Authenticated,
  plan: BodyPlan,
  digests: BodyDigests,
  writer: BlobWriter | undefined,
  held: Buffer[],
): Promise<ReadonlyMap<string, string>> {
  let size = 0;
  let trailers: ReadonlyMap<string, string> = new Map();
  const take = (bytes: Buffer) => {
    size += bytes.length;
    if (size > plan.size) throw new S3Error("IncompleteBody");
    digests.update(bytes);
    if (writer) return writer.write(bytes);
    held.push(bytes);
    return undefined;
  };
  if (plan.coding === "plain") {
    await consume(request.message, take);
  } else {
    let busy: Promise<void> | undefined;
    const signatures = plan.coding === "signed-chunked" ? new ChunkSignatures(auth) : undefined;
    const decoder = new AwsChunkedDecoder({
      data: (bytes) => {
        signatures?.data(bytes);
        busy = take(bytes);
      },
      chunkEnd: (signature) => signatures?.chunkEnd(signature),
      trailers: (fields) => {
        if (plan.trailer) signatures?.trailers(fields);
        trailers = fields;
      },
    });
    await consume(request.message, (bytes) => {
      busy = undefined;
      decoder.push(bytes);
      return busy;
    });
    decoder.end();
  }
  if (size !== plan.size) throw new S3Error("IncompleteBody");
  return trailers;
}

/**
 * To be asked last before a body comes to count. A connection that broke since, or went on with what is no
 * request, was one whose sender had more or less to say than it had announced, unless a digest says that this was all:
 * then it counts, so that whoever lost the answer need not send it again.
 * @throws S3Error IncompleteBody
 */
export function checkSender({ message }: S3Request, { checksum, sha256, contentMd5 }: BodyPlan): void {
  const isProven = (checksum?.value ?? sha256 ?? contentMd5) !== undefined;
  if (message.socket.destroyed && !isProven) throw new S3Error("IncompleteBody");
}

/** Shaped like the ETag of a multipart upload, which every client knows is not an MD5. */
function opaqueEtag(): string {
  return `${randomBytes(16).toString("hex")}-1`;
}
