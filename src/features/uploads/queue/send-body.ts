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
}

export interface Address {
  get(): Promise<SignedRequest>;
  /** The store refused it: ask for another one next time. */
  refused(): void;
}

interface Body {
  /** Cut anew for each try: a slice that could not be read once may never be read again. */
  cut: () => Blob;
  address: Address;
  /** A try begins: the body has its place on the line. */
  onBegin: () => void;
  /** Bytes that this body has moved forward, or back when a try failed. */
  onMoved: (bytes: number) => void;
}

/**
 * Brings one body to the object store, trying again as long as that makes sense. Returns its ETag where shown.
 * @throws UploadFailure, or the signal's reason when aborted
 */
export function sendBody({ cut, address, onBegin, onMoved }: Body, road: Road, signal: AbortSignal) {
  return withRetries(
    async () => {
      const { url, headers } = await address.get();
      return road.places.run(signal, async () => {
        signal.throwIfAborted();
        onBegin();
        const body = cut();
        let moved = 0;
        const moveTo = (sentBytes: number) => {
          const now = Math.min(sentBytes, body.size);
          if (now === moved) return;
          onMoved(now - moved);
          moved = now;
        };
        try {
          const answer = await road.transport({ url, headers, body, signal, onProgress: moveTo });
          if (answer.status === 403) address.refused();
          const etag = judgeAnswer(answer);
          moveTo(body.size);
          return etag;
        } catch (error) {
          moveTo(0);
          if (!(error instanceof LineBroken)) throw error;
          await assertReadable(cut());
          throw new PassingFailure("CONNECTION_LOST");
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
