import { env } from "../env.ts";
import { findDue } from "../sweeper/find-due.ts";
import { streamJob } from "./job.entity.ts";
import { heartbeatMs, lastReport } from "./report.ts";

/** lagMs: how long the oldest that waits has waited. backlog: how many are known to wait. */
export interface JobStates {
  /** What waits is due and not released yet. */
  sweeper: { lastRunAt: string | null; lagMs: number | null; backlog: number | null };
  /** What waits are changes of both tables. lastReportAt: of the stream that was silent longer. */
  consumer: { lastReportAt: string | null; lagMs: number | null; backlog: number | null };
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
  const [sweeper, due, ...streams] = await Promise.all([
    orNull(lastReport("sweeper")),
    orNull(findDue(now)),
    ...[env.FILES_TABLE, env.SHARE_LINKS_TABLE].map((table) => orNull(lastReport(streamJob(table)))),
  ]);
  return {
    sweeper: {
      lastRunAt: sweeper?.reportedAt ?? null,
      lagMs: due && (due.oldestAt ? now.getTime() - Date.parse(due.oldestAt) : 0),
      backlog: due && due.count,
    },
    consumer: consumerState(streams, now),
  };
}

type StreamReport = Awaited<ReturnType<typeof lastReport>>;

/** One stream that is late makes the consumer late; one that never said anything, or cannot be asked, tells nothing. */
function consumerState(streams: (StreamReport | null)[], now: Date): JobStates["consumer"] {
  const told = streams.flatMap((stream) => {
    if (stream?.reportedAt === undefined) return [];
    const { reportedAt, lagMs = 0, backlog = 0 } = stream;
    return [{ reportedAt, lagMs: lagMs + silenceOf(stream, now), backlog }];
  });
  if (told.length === 0) return { lastReportAt: null, lagMs: null, backlog: null };
  return {
    lastReportAt: told.map(({ reportedAt }) => reportedAt).toSorted()[0] ?? null,
    lagMs: Math.max(...told.map(({ lagMs }) => lagMs)),
    backlog: told.reduce((sum, { backlog }) => sum + backlog, 0),
  };
}

/**
 * What was said is from then. What waited then waits on; and a poller leaves word twice in a lease, also when nothing
 * happens, so that what is overdue counts as lag. On AWS, a stream in which nothing happens calls nobody.
 */
function silenceOf({ reportedAt, positions, backlog = 0 }: NonNullable<StreamReport>, now: Date): number {
  if (reportedAt === undefined || (!positions && backlog === 0)) return 0;
  const due = backlog > 0 ? 0 : 2 * heartbeatMs;
  return Math.max(0, now.getTime() - Date.parse(reportedAt) - due);
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch {
    return null;
  }
}
