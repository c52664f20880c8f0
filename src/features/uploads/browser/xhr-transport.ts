import { LineBroken, type Transport } from "../queue/transport.ts";

/** A request that has not moved for this long is given up as lost. Milliseconds. */
const STALLED_AFTER = 60_000;
/** Set by the browser itself, which refuses to take them from a page. */
const SET_BY_BROWSER = new Set(["content-length", "host"]);

/** XMLHttpRequest, because fetch tells nothing about the progress of what it sends. */
export const xhrTransport: Transport = ({ url, headers, body, signal, onProgress, onSent }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    let watchdog: ReturnType<typeof setTimeout>;
    const moved = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => request.abort(), STALLED_AFTER);
    };
    const stop = () => request.abort();

    request.upload.onprogress = ({ loaded }) => {
      moved();
      onProgress(loaded);
    };
    request.upload.onload = () => {
      moved();
      onSent();
    };
    request.onload = () =>
      resolve({
        status: request.status,
        etag: request.getResponseHeader("etag"),
        retryAfter: retryAfterOf(request),
      });
    request.onerror = () => reject(new LineBroken());
    request.onabort = () => reject(signal.aborted ? signal.reason : new LineBroken());
    request.onloadend = () => {
      clearTimeout(watchdog);
      signal.removeEventListener("abort", stop);
    };

    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) {
      if (!SET_BY_BROWSER.has(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    signal.addEventListener("abort", stop, { once: true });
    moved();
    request.send(body);
  });

function retryAfterOf(request: XMLHttpRequest): number | null {
  // Asking for a header that CORS hides would put a warning on the console.
  if (request.status !== 429 && request.status !== 503) return null;
  const seconds = Number(request.getResponseHeader("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
