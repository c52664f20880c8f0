import type { SignedRequest } from "@dropify/core/uploads/upload.schema";

export interface PutRequest extends SignedRequest {
  body: Blob;
  signal: AbortSignal;
  /** Bytes of the body handed to the line so far. */
  onProgress: (sentBytes: number) => void;
  /** The whole body is on the line; only the answer is missing. */
  onSent: () => void;
}

export interface PutAnswer {
  status: number;
  etag: string | null;
  /** What `Retry-After` asks for, in milliseconds. */
  retryAfter: number | null;
}

/** There was no answer: the network failed, or nothing moved for too long. */
export class LineBroken extends Error {
  override readonly name = "LineBroken";
}

/**
 * Sends bytes to the object store by PUT. Resolves with whatever the store answered; rejects with LineBroken, or with
 * the signal's reason when aborted.
 */
export type Transport = (request: PutRequest) => Promise<PutAnswer>;
