import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { Endpoint } from "./endpoint.ts";

/** The smallest part that may stand before others. */
export const MIN_PART_BYTES = 5 * 1024 * 1024;

/** The steps of a multipart upload, each in one line. Every `options` goes along as it is. */
export function multipartClient(endpoint: Endpoint) {
  const at = (Key: string) => ({ Bucket: endpoint.bucket, Key });

  async function start(key: string, options: object = {}): Promise<string> {
    return (
      (await endpoint.s3.send(new CreateMultipartUploadCommand({ ...at(key), ...options }))).UploadId ?? ""
    );
  }
  async function send(key: string, UploadId: string, number: number, Body: Uint8Array, options: object = {}) {
    const command = new UploadPartCommand({ ...at(key), UploadId, PartNumber: number, Body, ...options });
    return { PartNumber: number, ...(await endpoint.s3.send(command)) };
  }
  function complete(key: string, UploadId: string, Parts: CompletedPart[], options: object = {}) {
    const command = { ...at(key), UploadId, MultipartUpload: { Parts }, ...options };
    return endpoint.s3.send(new CompleteMultipartUploadCommand(command));
  }
  function abort(key: string, UploadId: string) {
    return endpoint.s3.send(new AbortMultipartUploadCommand({ ...at(key), UploadId }));
  }
  /** Starts an upload and sends the pieces at once; completing it is left to the test. */
  async function upload(key: string, pieces: Uint8Array[], options: object = {}) {
    const id = await start(key, options);
    const parts = await Promise.all(pieces.map((piece, index) => send(key, id, index + 1, piece)));
    return { id, parts };
  }
  function head(key: string, options: object = {}) {
    return endpoint.s3.send(new HeadObjectCommand({ ...at(key), ...options }));
  }
  async function read(key: string, options: object = {}): Promise<Buffer> {
    const found = await endpoint.s3.send(new GetObjectCommand({ ...at(key), ...options }));
    return Buffer.from((await found.Body?.transformToByteArray()) ?? []);
  }
  return { start, send, complete, abort, upload, head, read };
}
