import { randomUUID } from "node:crypto";
import { env } from "../env.ts";
import { streamJob } from "../jobs/job.entity.ts";
import { holdLease } from "../jobs/lease.ts";
import { heartbeatMs, lastReport, report } from "../jobs/report.ts";
import type { Change } from "./change.ts";
import { consume } from "./consume.ts";
import { openStreams, readOn, type ShardReader, tableOfStream } from "./open-streams.ts";

/** Short: after a crash the next may go on in so many ms. */
const leaseMs = 10_000;
/** How often streams are looked over for new shards. */
const reopenMs = 60_000;

/**
 * On one machine: reads the tables' streams on and consumes what is new, while it holds the lease. How far it
 * is it writes down only behind what is dealt with, so that a crash means some of it is dealt with again.
 * @param pageSize changes that are read at once, 1000 at most
 * @returns a function to be called again and again, never twice at a time
 */
export function streamPoller(pageSize = 1000): () => Promise<void> {
  const holder = randomUUID();
  let renewAt = 0;
  let reopenAt = 0;
  let readers: ShardReader[] = [];
  let positions: Record<string, string> = {};

  async function isOurs(now: number): Promise<boolean> {
    if (now < renewAt) return true;
    if (!(await holdLease("consumer", holder, leaseMs, new Date(now)))) {
      reopenAt = 0;
      return false;
    }
    renewAt = now + heartbeatMs;
    return true;
  }

  async function open(now: number): Promise<void> {
    const tables = [env.FILES_TABLE, env.SHARE_LINKS_TABLE];
    const reports = await Promise.all(tables.map((table) => lastReport(streamJob(table))));
    const known = Object.fromEntries(reports.flatMap((last) => Object.entries(last?.positions ?? {})));
    readers = await openStreams(known);
    // Of shards that are no more, nothing needs to be known.
    const open = new Set(readers.map(({ shard }) => shard));
    positions = Object.fromEntries(Object.entries(known).filter(([shard]) => open.has(shard)));
    reopenAt = now + reopenMs;
  }

  /** Says how far the stream of this name is, with what is known to wait in it: none when it is read to its end. */
  async function leaveWord(stream: string, waiting: Change[]): Promise<void> {
    const now = new Date();
    const oldest = waiting[0]?.at ?? now;
    const shards = Object.entries(positions).filter(([shard]) => shard.startsWith(`${stream}/`));
    const lagMs = Math.max(0, now.getTime() - oldest.getTime());
    const how = { lagMs, backlog: waiting.length, positions: Object.fromEntries(shards) };
    await report(streamJob(tableOfStream(stream)), how, now);
  }

  async function follow(reader: ShardReader): Promise<void> {
    for (let changes = await readOn(reader, pageSize); changes.length > 0; ) {
      const { count, error } = await consume(changes);
      const last = changes[count - 1];
      if (last) positions = { ...positions, [reader.shard]: last.sequenceNumber };
      // A page is what one request brings, not all there is: only the next one tells whether more waits.
      changes = error === undefined ? await readOn(reader, pageSize) : changes.slice(count);
      await leaveWord(reader.stream, changes);
      if (error !== undefined) throw error;
      if (!(await isOurs(Date.now()))) return;
    }
  }

  return async () => {
    const now = Date.now();
    const isDue = now >= renewAt;
    if (!(await isOurs(now))) return;
    try {
      if (now >= reopenAt) await open(now);
      for (const reader of readers) await follow(reader);
      const streams = new Set(readers.map(({ stream }) => stream));
      if (isDue) for (const stream of streams) await leaveWord(stream, []);
    } catch (error) {
      // Places in shards do not live for ever, and one that was read past must be read again.
      reopenAt = 0;
      throw error;
    }
  };
}
