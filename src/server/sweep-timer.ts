import { sweep } from "@dropify/core/sweeper/sweep";
import { log } from "./log.ts";

/** Sweeps every so many milliseconds, never twice at a time, and keeps no process alive for it. */
export function startSweeping(everyMs: number): void {
  let isSweeping = false;
  const run = async () => {
    if (isSweeping) return;
    isSweeping = true;
    try {
      await sweep();
    } catch (error) {
      log.error({ err: error }, "The sweep failed and will be tried again");
    } finally {
      isSweeping = false;
    }
  };
  setInterval(() => void run(), everyMs).unref();
}
