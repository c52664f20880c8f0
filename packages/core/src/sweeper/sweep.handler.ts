import { log } from "../log.ts";
import { type Swept, sweep } from "./sweep.ts";

/** What the schedule calls. */
export async function handler(): Promise<Swept> {
  const startedAt = performance.now();
  const swept = await sweep();
  log.info({ ...swept, ms: Math.round(performance.now() - startedAt) }, "swept");
  return swept;
}
