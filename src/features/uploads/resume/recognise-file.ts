import type { PendingUpload } from "@dropify/core/uploads/upload.schema";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { fingerprintOf } from "../hash/fingerprint.ts";
import { digestOf, type Hasher } from "../hash/hasher.ts";
import type { Line } from "../queue/line.ts";
import type { UploadRecord } from "./upload-record.ts";

interface Around {
  hasher: Hasher;
  line: Line;
  random: () => number;
}

/** Either the file's fingerprint, or in a sentence why it is not the one that the upload began with. */
export type Recognition = { fingerprint: string } | { problem: string };

/**
 * Whether a file is the one that an upload began with: by name and size, by its fingerprint where this browser remembers
 * it, and, unless it is untouched since, by the digest of every part that is stored.
 * @throws UploadFailure FILE_CHANGED when it cannot be read
 */
export async function recogniseFile(
  file: File,
  upload: PendingUpload,
  record: UploadRecord | null,
  around: Around,
): Promise<Recognition> {
  const expected = record?.name ?? upload.fileName;
  const found = file.name.normalize("NFC");
  if (found !== expected) return { problem: `This is “${found}”. Choose “${expected}” to go on.` };
  if (file.size !== upload.fileSize) {
    const [is, was] = sizes(file.size, upload.fileSize);
    return { problem: `“${found}” is ${is} now; it was ${was} when its upload began.` };
  }

  const never = new AbortController().signal;
  const digest = (cut: () => Blob) => digestOf(cut, around, never);
  const different = { problem: `“${found}” is not the same file: what is in it differs.` };
  const fingerprint = await digest(() => fingerprintOf(file, upload.method === "multipart"));
  if (record && record.fingerprint !== fingerprint) return different;
  if (record?.lastModified === file.lastModified) return { fingerprint };

  const partSize = upload.partSize ?? upload.fileSize;
  for (const { partNumber, sha256 } of upload.stored) {
    if (sha256 === undefined) continue;
    const from = (partNumber - 1) * partSize;
    if ((await digest(() => file.slice(from, from + partSize))) !== sha256) return different;
  }
  return { fingerprint };
}

/** Both in the same words would explain nothing. */
function sizes(is: number, was: number): [string, string] {
  const short: [string, string] = [formatBytes(is), formatBytes(was)];
  return short[0] === short[1] ? [formatExactBytes(is), formatExactBytes(was)] : short;
}
