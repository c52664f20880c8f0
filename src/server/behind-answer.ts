import { log } from "@dropify/core/log";
// With its ending, for Node by itself: so the seed runs.
import { after } from "next/server.js";

/** Does what nobody need wait for once the answer is on its way. Should it fail, only the log knows. */
export function behindAnswer(what: string, task: () => Promise<void>): void {
  const run = () => task().catch((error: unknown) => log.warn({ err: error, what }, "Left undone"));
  try {
    after(run);
  } catch {
    // Not asked through Next, which alone knows when an answer has gone out.
    void run();
  }
}
