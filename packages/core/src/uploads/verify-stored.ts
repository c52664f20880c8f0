import { AppError } from "../error.ts";
import { objectKey } from "../storage/store-client.ts";
import { findObject } from "../storage/stored-objects.ts";
import { dropParts, finishMultipart, storedParts } from "../storage/stored-parts.ts";
import { dropUpload } from "./abort-upload.ts";
import { compositeOf, hexOf } from "./digest.ts";
import type { CompletedPart, StoredPart } from "./upload.schema.ts";
import { findUpload, partCountOf, partLength, type UploadItem, uploadGone } from "./upload-items.ts";

const maxTries = 3;

/** What the file's item says of its digest. */
export interface FileDigest {
  sha256?: string;
  digestPartSize?: number;
}

/**
 * Assembles the parts and holds what the store has against what was announced. What differs is removed.
 * @returns the digest that the store has checked; empty for what was sent without
 * @throws AppError UPLOAD_INCOMPLETE (nothing lost), SIZE_MISMATCH, DIGEST_MISMATCH, UPLOAD_GONE
 */
export async function verifyStored(upload: UploadItem, parts?: CompletedPart[]): Promise<FileDigest> {
  const { userId, fileId, declaredSize, partSize } = upload;
  const key = objectKey(userId, fileId);
  const assembled = partSize > 0 ? await assemble(upload, parts) : undefined;
  if (assembled) await dropParts(key);
  const object = await findObject(key);
  // The store has let go of the parts. The rest is left to the sweeper: nothing is removed on an absence alone.
  if (!object && assembled === "unknown") throw uploadGone();
  if (!object) {
    // Its bytes are also missing when it was cancelled at this very moment.
    if (!(await findUpload(userId, fileId))) throw uploadGone();
    throw new AppError("UPLOAD_INCOMPLETE", "The bytes of this file have not arrived yet.");
  }
  if (object.size !== declaredSize) {
    await dropUpload(upload);
    throw new AppError(
      "SIZE_MISMATCH",
      `This file was announced with ${declaredSize} bytes, but ${object.size} arrived. Upload it again.`,
    );
  }
  const expected = partSize > 0 ? expectedComposite(upload, assembled) : upload.sha256;
  if (expected === undefined) return {};
  if (object.sha256 === undefined || !matches(object.sha256, expected)) {
    await dropUpload(upload);
    throw new AppError("DIGEST_MISMATCH", "What arrived is not what was announced. Upload the file again.");
  }
  return { sha256: hexOf(object.sha256), ...(partSize > 0 && { digestPartSize: partSize }) };
}

/** Of parts that an earlier call assembled, only their number is known: the store has checked each. */
function expectedComposite(upload: UploadItem, assembled: Assembled): string | undefined {
  if (!upload.partChecksums) return undefined;
  if (assembled === undefined || assembled === "unknown") return `-${partCountOf(upload)}`;
  return compositeOf(assembled.map(({ sha256 = "" }) => sha256));
}

const matches = (stored: string, expected: string): boolean =>
  expected.startsWith("-") ? stored.endsWith(expected) : stored === expected;

/** The parts that became the object, or that the store knows nothing of this upload (any more). */
type Assembled = StoredPart[] | "unknown" | undefined;

async function assemble(upload: UploadItem, parts?: CompletedPart[]): Promise<Assembled> {
  const { storeUploadId } = upload;
  if (!storeUploadId) throw missingParts([1]);
  const key = objectKey(upload.userId, upload.fileId);
  for (let attempt = 1; ; attempt++) {
    const stored = await storedParts(key, storeUploadId);
    // Perhaps completed before, by a call that got no further: the object tells.
    if (!stored) return "unknown";
    const whole = wholeOf(upload, stored, parts);
    const outcome = await finishMultipart(key, storeUploadId, whole);
    if (outcome === "finished") return whole;
    // A part that was sent twice came in once more after the list was made.
    if (attempt === maxTries) throw missingParts(whole.map(({ partNumber }) => partNumber));
  }
}

/** All parts in their order. @throws AppError UPLOAD_INCOMPLETE naming those that are missing or differ */
function wholeOf(upload: UploadItem, stored: StoredPart[], parts?: CompletedPart[]): StoredPart[] {
  const byNumber = new Map(stored.map((part) => [part.partNumber, part]));
  const claims = parts && new Map(parts.map((part) => [part.partNumber, part]));
  const numbers = Array.from({ length: partCountOf(upload) }, (_, index) => index + 1);
  const whole = numbers.flatMap((number): StoredPart[] => {
    const part = byNumber.get(number);
    if (part?.size !== partLength(upload, number)) return [];
    if (upload.partChecksums && part.sha256 === undefined) return [];
    return !claims || isClaimed(part, claims.get(number)) ? [part] : [];
  });
  if (whole.length === numbers.length) return whole;
  const good = new Set(whole.map(({ partNumber }) => partNumber));
  throw missingParts(numbers.filter((number) => !good.has(number)));
}

function isClaimed(part: StoredPart, claim: CompletedPart | undefined): boolean {
  if (!claim || bare(claim.etag) !== bare(part.etag)) return false;
  return claim.sha256 === undefined || claim.sha256 === part.sha256;
}

const bare = (etag: string): string => etag.replaceAll('"', "");

function missingParts(numbers: number[]): AppError {
  const some = numbers.slice(0, 10).join(", ");
  const more = numbers.length > 10 ? ` and ${numbers.length - 10} more` : "";
  return new AppError(
    "UPLOAD_INCOMPLETE",
    `Parts are missing or not as sent: ${some}${more}. Send them again.`,
  );
}
