import { digestOf, type Hasher } from "../hash/hasher.ts";
import { type Hooks, type Road, sendBody } from "./send-body.ts";
import type { SingleGrant, UploadApi } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import { UploadFailure } from "./upload-failure.ts";
import { withRetries } from "./with-retries.ts";

interface Around {
  api: UploadApi;
  hasher: Hasher;
  road: Road;
  hooks: Hooks;
}

/** Sends a file as one object, unless it is stored already. @throws UploadFailure, or the reason of an abort */
export async function sendSingle(
  entry: UploadEntry,
  grant: SingleGrant,
  { api, hasher, road, hooks }: Around,
): Promise<void> {
  if (entry.stored.has(1)) return;
  const { signal } = entry.run;
  let { address } = grant;
  const sign = async () => {
    const [part] = await withRetries(() => api.signParts(grant.fileId, [{ partNumber: 1 }]), road, signal);
    if (!part) throw new UploadFailure("UNEXPECTED");
    assertSame(entry, part.headers["x-amz-checksum-sha256"]);
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
        refused: async (status) => {
          address = null;
          if (status !== 400) return;
          const digest = await digestOf(() => entry.file, { hasher, ...road }, signal);
          if (digest !== entry.fingerprint) throw new UploadFailure("FILE_CHANGED");
        },
      },
      ...hooks,
    },
    road,
    signal,
  );
  entry.stored.set(1, etag);
}

/** An upload that another page began is bound to the digest of the file that was picked there. */
function assertSame({ fingerprint }: UploadEntry, declared: string | undefined): void {
  if (declared !== undefined && declared !== fingerprint) throw new UploadFailure("OTHER_FILE");
}
