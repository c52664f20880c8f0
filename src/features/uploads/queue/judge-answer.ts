import type { PutAnswer } from "./transport.ts";
import { PassingFailure, UploadFailure } from "./upload-failure.ts";

/**
 * What the object store's answer to a PUT means. Returns the ETag, or null when the bytes are there without one.
 * @throws PassingFailure when a further try may succeed, UploadFailure when not
 */
export function judgeAnswer({ status, etag, retryAfter }: PutAnswer): string | null {
  if (status >= 200 && status < 300) return etag;
  // Every address carries If-None-Match: *, so this is the echo of an earlier try whose answer was lost.
  if (status === 412) return null;
  if (status === 404) throw new UploadFailure("UPLOAD_GONE");
  if (status === 429 || status >= 500) throw new PassingFailure("SERVICE_UNAVAILABLE", { retryAfter });
  // 403: the address has expired. 400, 408 and 409: a body cut short, a digest that differs, a race in the store.
  if (status === 400 || status === 403 || status === 408 || status === 409) {
    throw new PassingFailure("STORE_REFUSED", { attempts: 3 });
  }
  throw new UploadFailure("STORE_REFUSED");
}
