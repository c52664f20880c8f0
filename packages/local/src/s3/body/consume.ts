import type { IncomingMessage } from "node:http";
import { S3Error } from "../s3-error.ts";

/**
 * Passes every piece of a request's body to `take`, which may return a promise to slow the sender down.
 * @throws S3Error IncompleteBody when the sender goes away before the end, and whatever `take` throws
 */
export function consume(
  message: IncomingMessage,
  take: (bytes: Buffer) => Promise<void> | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown) => {
      message.off("data", onData).off("end", onEnd).off("close", onGone).off("error", onGone);
      if (error === undefined) return resolve();
      message.pause();
      reject(error);
    };
    const onData = (bytes: Buffer) => {
      try {
        const busy = take(bytes);
        if (!busy) return;
        message.pause();
        busy.then(() => message.resume(), settle);
      } catch (error) {
        settle(error);
      }
    };
    const onEnd = () => settle(message.complete ? undefined : new S3Error("IncompleteBody"));
    const onGone = () => settle(new S3Error("IncompleteBody"));
    message.on("data", onData).on("end", onEnd).on("close", onGone).on("error", onGone);
    if (message.destroyed) onGone();
  });
}
