import { PartSigner } from "./part-signer.ts";
import { type Road, sendBody } from "./send-body.ts";
import type { Hooks } from "./send-single.ts";
import type { MultipartGrant, UploadApi } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { withRetries } from "./with-retries.ts";

/** Parts of one file under way at the same time. */
export const PARTS_AT_ONCE = 4;

/** Sends the parts of a file that are not stored yet. @throws UploadFailure, or the reason of an abort */
export async function sendMultipart(
  entry: UploadEntry,
  grant: MultipartGrant,
  api: UploadApi,
  road: Road & { now: () => number },
  hooks: Hooks,
): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([entry.run.signal, stop.signal]);
  const signer = new PartSigner({
    ask: (numbers) => withRetries(() => api.signParts(grant.fileId, numbers), road, signal),
    partCount: grant.partCount,
    isStored: (partNumber) => entry.stored.has(partNumber),
    now: road.now,
  });

  const sendPart = async (partNumber: number) => {
    const from = (partNumber - 1) * grant.partSize;
    const etag = await sendBody(
      {
        // With an empty type: a part is signed without one.
        cut: () => entry.file.slice(from, Math.min(from + grant.partSize, entry.size), ""),
        address: { get: () => signer.addressOf(partNumber), refused: () => signer.forget() },
        ...hooks,
      },
      road,
      signal,
    );
    entry.stored.set(partNumber, etag);
  };

  let next = 1;
  const lane = async () => {
    while (next <= grant.partCount) {
      const partNumber = next++;
      if (!entry.stored.has(partNumber)) await sendPart(partNumber);
    }
  };

  const lanes = Array.from({ length: PARTS_AT_ONCE }, lane);
  try {
    await Promise.all(lanes);
  } catch (error) {
    // One part is lost for good: the others would be sent in vain.
    stop.abort(error);
    await Promise.allSettled(lanes);
    throw error;
  }
}
