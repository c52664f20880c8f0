import { log } from "@dropify/core/log";

/** Does something every so many milliseconds, never twice at a time, and keeps no process alive for it. */
export function repeat(what: string, everyMs: number, task: () => Promise<unknown>): void {
  let isBusy = false;
  const run = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await task();
    } catch (error) {
      log.error({ err: error }, `${what} failed and will be tried again`);
    } finally {
      isBusy = false;
    }
  };
  setInterval(() => void run(), everyMs).unref();
}
