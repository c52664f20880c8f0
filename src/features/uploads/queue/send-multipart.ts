import { fingerprintOf } from "../hash/fingerprint.ts";
import { digestOf, type Hasher } from "../hash/hasher.ts";
import { PartSigner } from "./part-signer.ts";
import { type Hooks, type Road, sendBody } from "./send-body.ts";
import type { MultipartGrant, UploadApi } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { UploadFailure } from "./upload-failure.ts";
import { withRetries } from "./with-retries.ts";

/** One more than there may be lanes, so that a lane never waits for an address. */
const PARTS_AT_ONCE = 5;
/** Milliseconds. */
const STILL_WRITTEN = 1_000;

interface Around {
  api: UploadApi;
  hasher: Hasher;
  road: Road;
  now: () => number;
  hooks: Hooks;
}

/** Sends the parts of a file that are not stored yet. @throws UploadFailure, or the reason of an abort */
export async function sendMultipart(
  entry: UploadEntry,
  grant: MultipartGrant,
  { api, hasher, road, now, hooks }: Around,
): Promise<void> {
  const { fileId, partSize, partCount, isDigested } = grant;
  const stop = new AbortController();
  const signal = AbortSignal.any([entry.run.signal, stop.signal]);
  const cut = (partNumber: number) => {
    const from = (partNumber - 1) * partSize;
    // With an empty type: a part is signed without one.
    return entry.file.slice(from, Math.min(from + partSize, entry.size), "");
  };
  const signer = new PartSigner({
    sign: (digested) => {
      const parts = isDigested ? digested : digested.map(({ partNumber }) => ({ partNumber }));
      return withRetries(() => api.signParts(fileId, parts), road, signal);
    },
    digest: (partNumber) => digestOf(() => cut(partNumber), { hasher, ...road }, signal),
    partCount,
    isStored: (partNumber) => entry.stored.has(partNumber),
    now,
  });
  const isStoredNow = async (partNumber: number) => {
    const upload = await withRetries(() => api.pendingOne(fileId), road, signal);
    return upload?.stored.some((part) => part.partNumber === partNumber) ?? false;
  };
  const hasArrived = async (partNumber: number, isWhole: boolean) => {
    if (await isStoredNow(partNumber)) return true;
    if (!isWhole) return false;
    // A busy store may still be writing it down, and to wait costs less than to send it.
    await road.line.pause(STILL_WRITTEN, signal);
    return isStoredNow(partNumber);
  };

  const sendPart = async (partNumber: number) => {
    const etag = await sendBody(
      {
        cut: () => cut(partNumber),
        address: {
          get: () => signer.addressOf(partNumber),
          refused: async (status) => {
            if (status === 400) await signer.recheck(partNumber);
            else signer.forget();
          },
        },
        arrived: (isWhole) => hasArrived(partNumber, isWhole),
        ...hooks,
      },
      road,
      signal,
    );
    entry.stored.set(partNumber, etag);
    signer.stored(partNumber);
  };

  let next = 1;
  const lane = async () => {
    while (next <= partCount) {
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
  // Not every browser notices by itself that a file was written to between two parts.
  const fingerprint = await digestOf(
    () => fingerprintOf(entry.file, entry.inParts),
    { hasher, ...road },
    signal,
  );
  if (fingerprint !== entry.fingerprint) throw new UploadFailure("FILE_CHANGED");
}
