import type { StartedUpload } from "@dropify/core/uploads/upload.schema";
import { fitQuota } from "./fit-quota.ts";
import type { Grant, NewUpload } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { UploadFailure } from "./upload-failure.ts";

export type StartOutcome = { entry: UploadEntry } & ({ grant: Grant } | { failure: UploadFailure });

type Start = (files: NewUpload[]) => Promise<StartedUpload[]>;

/**
 * Starts many files in one call. The server takes all or none, so when it refuses, the files at fault are found and
 * the others started without them.
 */
export async function startFiles(entries: UploadEntry[], start: Start): Promise<StartOutcome[]> {
  if (entries.length === 0) return [];
  try {
    const grants = await start(entries.map(toNewUpload));
    return entries.map((entry, index) => {
      const grant = grants[index];
      return grant ? { entry, grant: toGrant(grant) } : { entry, failure: new UploadFailure("UNEXPECTED") };
    });
  } catch (error) {
    if (!(error instanceof UploadFailure)) throw error;
    if (error.code === "QUOTA_EXCEEDED" && error.missingBytes !== null) {
      return startFitting(entries, error.missingBytes, start);
    }
    if (error.code === "REFUSED" && entries.length > 1) {
      const middle = Math.ceil(entries.length / 2);
      const first = await startFiles(entries.slice(0, middle), start);
      return [...first, ...(await startFiles(entries.slice(middle), start))];
    }
    return entries.map((entry) => ({ entry, failure: error }));
  }
}

async function startFitting(
  entries: UploadEntry[],
  missingBytes: number,
  start: Start,
): Promise<StartOutcome[]> {
  // At least a byte is missing, whatever the answer says: otherwise the same files would be asked for forever.
  const { fitting, tooLarge } = fitQuota(entries, Math.max(1, missingBytes));
  const refused = tooLarge.map(({ file, missingBytes: lacking }) => ({
    entry: file,
    failure: new UploadFailure("QUOTA_EXCEEDED", { missingBytes: lacking }),
  }));
  return [...refused, ...(await startFiles(fitting, start))];
}

function toGrant(started: StartedUpload): Grant {
  if (started.method === "multipart") return { ...started, isDigested: true };
  const { fileId, method, url, headers } = started;
  return { fileId, method, address: { url, headers } };
}

function toNewUpload({ file, name, size, inParts, folderId, fingerprint, replaces }: UploadEntry): NewUpload {
  return {
    fileName: name,
    fileSize: size,
    ...(file.type && { mimeType: file.type }),
    ...(folderId !== null && { folderId }),
    ...(inParts ? { partChecksums: true } : fingerprint !== null && { sha256: fingerprint }),
    ...(replaces !== null && { replaces }),
  };
}
