import { z } from "zod";
import { FileName } from "../files/file-name.schema.ts";
import { RequestId } from "../files/folder.schema.ts";
import { Id } from "../files/id.schema.ts";

const MiB = 1024 ** 2;

/** Above this many bytes a file travels in parts, each retried alone. */
export const singlePutMaxBytes = 8 * MiB;
/** S3's limit on the number of parts. */
export const maxParts = 10_000;

/** The smallest that S3 takes: what of a part is on its way when a line breaks travels twice. */
const leastPartSize = 5 * MiB;

/** Bytes of every part but the last: 5 MiB, more where 10,000 parts would not suffice. */
export const partSizeFor = (fileSize: number): number =>
  Math.max(leastPartSize, Math.ceil(fileSize / maxParts / MiB) * MiB);

/** Anything that is no plain type/subtype is stored as "application/octet-stream": types are claims, not facts. */
const MimeType = z
  .string()
  .max(255)
  .transform((type) => type.trim().toLowerCase())
  .transform((type) => (/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "application/octet-stream"));

/** The 32 bytes of a SHA-256 digest in base64, as S3 has it. */
const Sha256 = z
  .string()
  .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, "must be a SHA-256 digest in base64");

export const NewFile = z
  .strictObject({
    fileName: FileName,
    fileSize: z.int().min(0),
    mimeType: MimeType.default("application/octet-stream"),
    folderId: Id.nullish(),
    /** The digest of a file that goes by one PUT. */
    sha256: Sha256.optional(),
    /** The parts of a larger file will each come with their digest. */
    partChecksums: z.boolean().optional(),
    /** A file that goes to the trash when this one is complete. */
    replaces: Id.nullish(),
  })
  .refine(({ fileSize, sha256 }) => !sha256 || fileSize <= singlePutMaxBytes, {
    path: ["sha256"],
    error: "a file of more than 8 MiB travels in parts: send partChecksums, and the digest of each part",
  })
  .refine(({ fileSize, partChecksums }) => !partChecksums || fileSize > singlePutMaxBytes, {
    path: ["partChecksums"],
    error: "a file of up to 8 MiB travels whole: send its sha256",
  });
export type NewFile = z.infer<typeof NewFile>;

export const StartUploads = z.strictObject({
  files: z.array(NewFile).min(1).max(50),
  requestId: RequestId.optional(),
});

const PartNumber = z.int().min(1).max(maxParts);
export const SignParts = z
  .strictObject({
    fileId: Id,
    partNumbers: z.array(PartNumber).min(1).max(100),
    /** One for each part number, in their order. */
    sha256: z.array(Sha256).max(100).optional(),
  })
  .refine(({ partNumbers, sha256 }) => !sha256 || sha256.length === partNumbers.length, {
    path: ["sha256"],
    error: "must hold one digest for each part number, in their order",
  });
export type SignParts = z.infer<typeof SignParts>;

export const CompletedPart = z.strictObject({
  partNumber: PartNumber,
  etag: z.string().min(1).max(200),
  sha256: Sha256.optional(),
});
export type CompletedPart = z.infer<typeof CompletedPart>;
export const CompleteUpload = z.strictObject({
  fileId: Id,
  parts: z.array(CompletedPart).min(1).max(maxParts).optional(),
});
export const CompleteMany = z.strictObject({ fileIds: z.array(Id).min(1).max(40) });

/** Uploads that one page of what is in flight holds at most, and unless fewer are asked for. */
export const mostPending = 1000;
export const ListPending = z
  .strictObject({
    cursor: z.string().max(4096).optional(),
    limit: z.int().min(1).max(mostPending).default(mostPending),
    /** This upload alone. */
    fileId: Id.optional(),
  })
  .optional();

export interface SignedRequest {
  url: string;
  /** Send exactly these with the bytes; they are part of the signature. */
  headers: Record<string, string>;
}

export type StartedUpload =
  | ({ fileId: string; method: "single" } & SignedRequest)
  | { fileId: string; method: "multipart"; partSize: number; partCount: number };

export interface StoredPart {
  partNumber: number;
  size: number;
  etag: string;
  /** Base64, as the store checked it. */
  sha256?: string;
}

export interface PendingUpload {
  fileId: string;
  fileName: string;
  fileSize: number;
  folderId: string | null;
  method: "single" | "multipart";
  partSize?: number;
  partCount?: number;
  /** Of an upload in parts: each must come with its SHA-256. */
  partChecksums?: boolean;
  stored: StoredPart[];
  startedAt: string;
  /** Moved on by progress. */
  expiresAt: string;
}

export interface PendingPage {
  uploads: PendingUpload[];
  /** For the uploads after these; null at the end. */
  cursor: string | null;
}
