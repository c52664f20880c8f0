import { countDue } from "../sweeper/count-due.ts";
import { heartbeatMs, lastReport } from "./report.ts";

export interface JobStates {
  /** backlog: items that are due and not released yet. */
  sweeper: { lastRunAt: string | null; backlog: number | null };
  /** lagMs: how long the oldest change that waits has waited. backlog: how many are known to wait. */
  consumer: { lagMs: number | null; backlog: number | null };
}

const freshMs = 2000;
let latest: { until: number; states: Promise<JobStates> } | undefined;

/** The same, at most two seconds old: whoever asks often costs no more. */
export function recentJobStates(now = new Date()): Promise<JobStates> {
  if (!latest || latest.until < now.getTime()) {
    latest = { until: now.getTime() + freshMs, states: jobStates(now) };
  }
  return latest.states;
}

/** How the work beside the requests gets on; null for what nobody can tell. Never throws. */
export async function jobStates(now = new Date()): Promise<JobStates> {
  const [sweeper, due, consumer] = await Promise.all([
    orNull(lastReport("sweeper")),
    orNull(countDue(now)),
    orNull(lastReport("consumer")),
  ]);
  return {
    sweeper: { lastRunAt: sweeper?.reportedAt ?? null, backlog: due },
    consumer: {
      lagMs: consumer?.lagMs === undefined ? null : consumer.lagMs + silenceOf(consumer, now),
      backlog: consumer?.backlog ?? null,
    },
  };
}

/** A poller leaves word twice in a lease, also when nothing happens: what is overdue counts as lag. */
function silenceOf(consumer: { reportedAt?: string; positions?: object }, now: Date): number {
  if (!consumer.positions || !consumer.reportedAt) return 0;
  return Math.max(0, now.getTime() - Date.parse(consumer.reportedAt) - 2 * heartbeatMs);
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch {
    return null;
  }
}
