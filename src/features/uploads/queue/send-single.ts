import type { SignedRequest } from "@dropify/core/uploads/upload.schema";
import { type Road, sendBody } from "./send-body.ts";
import type { SingleGrant, UploadApi } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { UploadFailure } from "./upload-failure.ts";
import { withRetries } from "./with-retries.ts";

export interface Hooks {
  onBegin: () => void;
  /** Bytes moved forward, or back when a try failed. */
  onMoved: (bytes: number) => void;
}

/** Sends a file as one object, unless it is stored already. @throws UploadFailure, or the reason of an abort */
export async function sendSingle(
  entry: UploadEntry,
  grant: SingleGrant,
  api: UploadApi,
  road: Road,
  hooks: Hooks,
): Promise<void> {
  if (entry.stored.has(1)) return;
  const { signal } = entry.run;
  let address: SignedRequest | null = grant;
  const sign = async () => {
    const [part] = await withRetries(() => api.signParts(grant.fileId, [1]), road, signal);
    if (!part) throw new UploadFailure("UNEXPECTED");
    return part;
  };
  const etag = await sendBody(
    {
      // Whole: to slice ten thousand small files would take a browser ten seconds.
      cut: () => entry.file,
      address: {
        get: async () => {
          address ??= await sign();
          return address;
        },
        refused: () => {
          address = null;
        },
      },
      ...hooks,
    },
    road,
    signal,
  );
  entry.stored.set(1, etag);
}
