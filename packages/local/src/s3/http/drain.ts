import type { IncomingMessage, ServerResponse } from "node:http";
import { noteGarbage } from "../store/young-garbage.ts";

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Before a refusal: lets a client that is still sending its body go on for a while, since most only read the
 * answer once they are done, and would see a reset connection instead.
 */
export function drainBody(message: IncomingMessage, response: ServerResponse): void {
  if (message.complete) return;
  if (message.headers.expect !== undefined && message.readableFlowing === null) {
    // It waits for a go-ahead that never came. Whatever it sends next would be taken for the body.
    response.setHeader("connection", "close");
    return;
  }
  let left = MAX_BYTES;
  message.on("error", () => undefined);
  message.on("data", (bytes: Buffer) => {
    noteGarbage(bytes.length);
    left -= bytes.length;
    if (left < 0) message.destroy();
  });
  message.resume();
}
