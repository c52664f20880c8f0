import { randomUUID } from "node:crypto";
import { holdLease } from "../jobs/lease.ts";
import { heartbeatMs, lastReport, report } from "../jobs/report.ts";
import { consume } from "./consume.ts";
import { openStreams, readOn, type ShardReader } from "./open-streams.ts";

/** Short: after a crash the next may go on in so many ms. */
const leaseMs = 10_000;
/** How often streams are looked over for new shards. */
const reopenMs = 60_000;

/**
 * On one machine: reads the tables' streams on and consumes what is new, while it holds the lease. How far it
 * is it writes down only behind what is dealt with, so that a crash means some of it is dealt with again.
 * @returns a function to be called again and again, never twice at a time
 */
export function streamPoller(): () => Promise<void> {
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
    const known = (await lastReport("consumer"))?.positions ?? {};
    readers = await openStreams(known);
    // Of shards that are no more, nothing needs to be known.
    const open = new Set(readers.map(({ shard }) => shard));
    positions = Object.fromEntries(Object.entries(known).filter(([shard]) => open.has(shard)));
    reopenAt = now + reopenMs;
  }

  async function follow(reader: ShardReader): Promise<void> {
    for (let changes = await readOn(reader); changes.length > 0; changes = await readOn(reader)) {
      const { count, error } = await consume(changes);
      const last = changes[count - 1];
      if (last) positions = { ...positions, [reader.shard]: last.sequenceNumber };
      const now = new Date();
      const waiting = changes[count]?.at;
      const lagMs = waiting ? now.getTime() - waiting.getTime() : 0;
      await report("consumer", { lagMs, backlog: changes.length - count, positions }, now);
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
      if (isDue) await report("consumer", { lagMs: 0, backlog: 0, positions }, new Date());
    } catch (error) {
      // Places in shards do not live for ever, and one that was read past must be read again.
      reopenAt = 0;
      throw error;
    }
  };
}
