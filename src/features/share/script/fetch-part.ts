const mostTries = 6;
const firstPauseMs = 500;

/** The link does not give more: it has ended, is used up, or its file is gone. */
export class LinkEnded extends Error {}

interface Part {
  /** Signed a moment ago, so it works for some minutes. */
  url: string;
  /** Our own address, which gives a fresh one. */
  again: string;
  fileSize: number;
}

/**
 * The bytes of one file, however often the connection breaks: what has come is kept, and the rest asked for.
 * @throws LinkEnded · Error when it keeps breaking
 */
export async function* fetchPart(
  { url, again, fileSize }: Part,
  signal: AbortSignal,
  get: typeof fetch = fetch,
  pauseMs = firstPauseMs,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let done = 0;
  let ranOut = false;
  for (let attempt = 0; done < fileSize || (fileSize === 0 && attempt === 0); attempt++) {
    // Late in a long archive the address is too old: that is no trouble to wait for.
    if (attempt > 0 && !ranOut) await pause(Math.min(pauseMs * 2 ** attempt, 15_000), signal);
    ranOut = false;
    const from = done;
    try {
      const headers = new Headers(from > 0 ? { range: `bytes=${from}-` } : undefined);
      const response = await get(attempt === 0 ? url : again, {
        signal,
        headers,
        referrerPolicy: "no-referrer",
      });
      ranOut = attempt === 0 && response.status === 403;
      if (response.status === 404 || response.status === 410)
        throw new LinkEnded("The link does not give more");
      if (!response.ok || !response.body) throw new Error(`The store answered ${response.status}`);
      // Where the range was not heard, what is known already is passed over.
      let skip = from > 0 && response.status !== 206 ? from : 0;
      for await (const chunk of chunksOf(response.body)) {
        const fresh = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - fresh.length;
        done += fresh.length;
        if (fresh.length > 0) yield fresh;
      }
      if (done < fileSize) throw new Error("The connection ended early");
    } catch (error) {
      if (signal.aborted || error instanceof LinkEnded || attempt + 1 >= mostTries) throw error;
    }
    // Whatever moved on was worth the try.
    if (done > from) attempt = 0;
  }
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    signal.addEventListener("abort", () => reject(new Error("Stopped")), { once: true });
  });
