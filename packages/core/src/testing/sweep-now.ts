import { setTimeout as sleep } from "node:timers/promises";
import { sweep } from "../sweeper/sweep.ts";

/**
 * Sweeps what is due at this moment, after whoever else is at it. Tests share their engines, so they let
 * things begin in the past instead of sweeping in the future, which would take what others work on.
 */
export async function sweepNow(): Promise<void> {
  while (!(await sweep()).ran) await sleep(20);
}
