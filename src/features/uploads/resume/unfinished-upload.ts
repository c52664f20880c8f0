import type { PendingUpload } from "@dropify/core/uploads/upload.schema";
import type { Grant } from "../queue/upload-api.ts";
import type { UploadRecord } from "./upload-record.ts";

/** An upload that an earlier page left behind, as it is shown. Replaced, never changed. */
export interface UnfinishedUpload {
  readonly fileId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes that need not travel again. */
  readonly stored: number;
  readonly expiresAt: string;
  /** One press suffices: the browser can open the file by itself. */
  readonly canReopen: boolean;
  readonly state: "left" | "checking" | "elsewhere";
  /** Why the last try to go on did not. */
  readonly problem: string | null;
}

export function describe(
  pending: PendingUpload,
  record: UploadRecord | undefined,
  state: UnfinishedUpload["state"],
): UnfinishedUpload {
  return {
    fileId: pending.fileId,
    name: pending.fileName,
    size: pending.fileSize,
    stored: storedOf(pending),
    expiresAt: pending.expiresAt,
    canReopen: Boolean(record?.source),
    state,
    problem: null,
  };
}

function storedOf({ stored }: PendingUpload): number {
  return stored.reduce((sum, { size }) => sum + size, 0);
}

/** It only lacks its completion. */
export function isWhole(pending: PendingUpload): boolean {
  return pending.stored.length > 0 && storedOf(pending) === pending.fileSize;
}

/** What the server has set up for it. */
export function grantOf({
  fileId,
  method,
  partSize = 0,
  partCount = 0,
  partChecksums,
}: PendingUpload): Grant {
  if (method === "single") return { fileId, method, address: null };
  return { fileId, method, partSize, partCount, isDigested: partChecksums ?? false };
}
