import type {
  CompletedPart,
  PendingUpload,
  SignedRequest,
  StartedUpload,
} from "@dropify/core/uploads/upload.schema";
import type { NamesApi } from "../names/names-api.ts";

/**
 * What the queue asks of the server. Every method rejects with an UploadFailure, or with a PassingFailure when the
 * same call may succeed later. Repeating a call changes nothing twice.
 */
export interface UploadApi extends NamesApi {
  /** At most START_BATCH files; grants come in their order. A repeated call has to carry the same `requestId`. */
  start(files: NewUpload[], requestId: string): Promise<StartedUpload[]>;
  /** At most SIGN_BATCH parts. Number 1 of a single upload is its whole object. */
  signParts(fileId: string, parts: UnsignedPart[]): Promise<SignedPart[]>;
  /** Without `parts` the server asks the store which parts it has. */
  complete(fileId: string, parts: CompletedPart[] | undefined): Promise<void>;
  /** At most COMPLETE_BATCH ids; each has an outcome of its own. */
  completeMany(fileIds: string[]): Promise<Completion[]>;
  abort(fileId: string): Promise<void>;
  /** What is in flight, from wherever it was started, with the parts that are stored. */
  pending(): Promise<PendingUpload[]>;
  /** One of them; null when it is not in flight. */
  pendingOne(fileId: string): Promise<PendingUpload | null>;
}

export interface NewUpload {
  fileName: string;
  /** Bytes. */
  fileSize: number;
  mimeType?: string;
  folderId?: string;
  /** Of the whole file, in base64; only for a file that goes as one. */
  sha256?: string;
  /** Parts will carry digests of their own. */
  partChecksums?: true;
  /** The file that goes to the trash when this one has arrived. */
  replaces?: string;
}

export interface UnsignedPart {
  partNumber: number;
  /** Base64; left out for a file that goes as one, whose digest was told at its start. */
  sha256?: string;
}

export interface SignedPart extends SignedRequest {
  partNumber: number;
}

export type SingleGrant = { fileId: string; method: "single"; address: SignedRequest | null };
export type MultipartGrant = Extract<StartedUpload, { method: "multipart" }> & {
  /** Each part comes with its digest; other programs may have begun an upload without. */
  isDigested: boolean;
};
/** What the server has set up for a file; a single's address may have to be asked for again. */
export type Grant = SingleGrant | MultipartGrant;

export interface Completion {
  fileId: string;
  /** UploadFailure, PassingFailure, or null when the file is there. */
  failure: Error | null;
}

/** The wire's limits per call. */
export const START_BATCH = 50;
export const COMPLETE_BATCH = 40;
export const SIGN_BATCH = 100;
/** Up to so many bytes a file goes as one and is digested whole; the server's `singlePutMaxBytes`. */
export const SINGLE_MAX_BYTES = 8 * 1024 ** 2;
