import type { CompletedPart, SignedRequest, StartedUpload } from "@dropify/core/uploads/upload.schema";

/**
 * What the queue asks of the server. Every method rejects with an UploadFailure, or with a PassingFailure when the
 * same call may succeed later. Repeating a call changes nothing twice.
 */
export interface UploadApi {
  /** At most START_BATCH files; grants come in their order. A repeated call has to carry the same `requestId`. */
  start(files: NewUpload[], requestId: string): Promise<StartedUpload[]>;
  /** At most SIGN_BATCH numbers. Number 1 of a single upload is its whole object. */
  signParts(fileId: string, partNumbers: number[]): Promise<SignedPart[]>;
  /** Without `parts` the server asks the store which parts it has. */
  complete(fileId: string, parts: CompletedPart[] | undefined): Promise<void>;
  /** At most COMPLETE_BATCH ids; each has an outcome of its own. */
  completeMany(fileIds: string[]): Promise<Completion[]>;
  abort(fileId: string): Promise<void>;
}

export interface NewUpload {
  fileName: string;
  /** Bytes. */
  fileSize: number;
  mimeType?: string;
  folderId?: string;
}

export interface SignedPart extends SignedRequest {
  partNumber: number;
}

export type SingleGrant = Extract<StartedUpload, { method: "single" }>;
export type MultipartGrant = Extract<StartedUpload, { method: "multipart" }>;

export interface Completion {
  fileId: string;
  /** UploadFailure, PassingFailure, or null when the file is there. */
  failure: Error | null;
}

/** The wire's limits per call. */
export const START_BATCH = 50;
export const COMPLETE_BATCH = 40;
export const SIGN_BATCH = 100;
