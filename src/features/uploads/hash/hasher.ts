import type { Line } from "../queue/line.ts";
import { PassingFailure } from "../queue/upload-failure.ts";
import { withRetries } from "../queue/with-retries.ts";

/** Digests bytes away from the page's own thread, a body at a time. */
export interface Hasher {
  /** SHA-256 in base64. @throws an error of the browser's when the bytes cannot be read */
  digest(body: Blob): Promise<string>;
}

interface Around {
  hasher: Hasher;
  line: Line;
  random: () => number;
}

/**
 * The SHA-256 of what `cut` cuts, in base64. Locks can make a file unreadable for a moment, so it is tried a few times.
 * @throws UploadFailure FILE_CHANGED when the file was changed or moved on disk
 */
export function digestOf(cut: () => Blob, around: Around, signal: AbortSignal): Promise<string> {
  return withRetries(
    async () => {
      try {
        return await around.hasher.digest(cut());
      } catch {
        throw new PassingFailure("FILE_CHANGED", { attempts: 4 });
      }
    },
    around,
    signal,
  );
}
