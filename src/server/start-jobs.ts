import { streamPoller } from "@dropify/core/consumer/poll-streams";
import { env } from "@dropify/core/env";
import { sweep } from "@dropify/core/sweeper/sweep";
import { repeat } from "./repeat.ts";

const pollEveryMs = 1000;

/** On one machine the app does what schedules and streams do on AWS. */
export function startJobs(): void {
  if (env.SWEEP_EVERY === undefined) return;
  repeat("The sweep", env.SWEEP_EVERY, () => sweep());
  repeat("Reading the streams", pollEveryMs, streamPoller());
}
