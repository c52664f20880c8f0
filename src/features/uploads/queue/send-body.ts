import type { SignedRequest } from "@dropify/core/uploads/upload.schema";
import { judgeAnswer } from "./judge-answer.ts";
import type { Line } from "./line.ts";
import type { Places } from "./slots.ts";
import { LineBroken, type Transport } from "./transport.ts";
import { PassingFailure } from "./upload-failure.ts";
import { withRetries } from "./with-retries.ts";

export interface Road {
  transport: Transport;
  line: Line;
  random: () => number;
  /** Places for requests under way, over all files. */
  places: Places;
  /** What follows the line by what it hears here. */
  pace: { moved: (bytes: number) => void; failed: () => void };
}

export interface Address {
  get(): Promise<SignedRequest>;
  /**
   * The store refused what was sent there: 403 an address that has expired, 400 bytes whose digest differs.
   * @throws UploadFailure when there is no point in sending it again
   */
  refused(status: number): Promise<void>;
}

export interface Hooks {
  /** A try begins: the body has its place on the line. */
  onBegin: () => void;
  /** Bytes moved forward, or back when a try failed. */
  onMoved: (bytes: number) => void;
}

interface Body extends Hooks {
  /** Cut anew for each try: a slice that could not be read once may never be read again. */
  cut: () => Blob;
  address: Address;
  /**
   * Asked when the line broke: whether the store has the body all the same.
   * @param isWhole whether all of it is known to have left; browsers tell late
   */
  arrived?: (isWhole: boolean) => Promise<boolean>;
}

/**
 * Brings one body to the object store, trying again as long as that makes sense. Returns its ETag where shown.
 * @throws UploadFailure, or the signal's reason when aborted
 */
export function sendBody(body: Body, road: Road, signal: AbortSignal): Promise<string | null> {
  let broke: { isWhole: boolean } | null = null;
  return withRetries(
    async () => {
      if (broke && (await body.arrived?.(broke.isWhole))) {
        body.onMoved(body.cut().size);
        return null;
      }
      broke = null;
      const { url, headers } = await body.address.get();
      return road.places.run(signal, async () => {
        signal.throwIfAborted();
        body.onBegin();
        const blob = body.cut();
        let moved = 0;
        const moveTo = (sentBytes: number) => {
          const now = Math.min(sentBytes, blob.size);
          if (now !== moved) body.onMoved(now - moved);
          // An empty file is a sign of life too.
          road.pace.moved(Math.max(0, now - moved));
          moved = now;
        };
        let isWhole = false;
        const onSent = () => {
          isWhole = true;
        };
        try {
          const answer = await road.transport({
            url,
            headers,
            body: blob,
            signal,
            onProgress: moveTo,
            onSent,
          });
          if (answer.status === 403 || answer.status === 400) await body.address.refused(answer.status);
          if (answer.status === 429 || answer.status === 503) road.pace.failed();
          const etag = judgeAnswer(answer);
          moveTo(blob.size);
          return etag;
        } catch (error) {
          moveTo(0);
          if (!(error instanceof LineBroken)) throw error;
          broke = { isWhole };
          road.pace.failed();
          await assertReadable(body.cut());
          throw new PassingFailure("CONNECTION_LOST", { attempts: 40 });
        }
      });
    },
    road,
    signal,
  );
}

/**
 * A browser reports a file that changed on disk like a broken line; reading a byte of it tells the two apart. Locks
 * and large files that a page made itself can be unreadable for a moment, so it is tried a few times.
 */
async function assertReadable(body: Blob): Promise<void> {
  try {
    await body.slice(0, 1).arrayBuffer();
  } catch {
    throw new PassingFailure("FILE_CHANGED", { attempts: 4 });
  }
}
