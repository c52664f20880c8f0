import { mostAtOnce, writeActivities } from "../activity/activities.ts";
import { type ActivityItem, activitySortKey, subjectOfUser } from "../activity/activity.entity.ts";
import { idOfEvent } from "../id.ts";
import type { Change } from "./change.ts";
import { describeChange } from "./describe-change.ts";

/** Activity is kept for a year. */
const keptS = 365 * 86_400;

export interface Consumed {
  /** How many changes are dealt with, counted from the first. */
  count: number;
  /** Why the next is not. */
  error?: unknown;
}

/**
 * Writes down what changes mean, in their order, and stops where it fails. Told of a change again, it writes
 * the same under the same key.
 */
export async function consume(changes: Change[]): Promise<Consumed> {
  let count = 0;
  let together = mostAtOnce;
  while (count < changes.length) {
    const { batch, taken } = nextBatch(changes.slice(count, count + together));
    try {
      await writeActivities(batch);
      count += taken;
    } catch (error) {
      if (taken === 1) return { count, error };
      // One of them it is: those before it need not wait for it.
      together = 1;
    }
  }
  return { count };
}

/** As many of the changes as fit into one write: each means at most a few things. */
function nextBatch(changes: Change[]): { batch: ActivityItem[]; taken: number } {
  const batch: ActivityItem[] = [];
  let taken = 0;
  for (const change of changes) {
    const items = activitiesOf(change);
    if (batch.length + items.length > mostAtOnce) break;
    batch.push(...items);
    taken++;
  }
  return { batch, taken };
}

function activitiesOf(change: Change): ActivityItem[] {
  const { eventId, sequenceNumber, at } = change;
  return describeChange(change).map(({ userId, ...happening }, index) => ({
    ...happening,
    subject: subjectOfUser(userId),
    sk: activitySortKey(
      idOfEvent({ at, order: BigInt(sequenceNumber), what: `${eventId}\n${happening.kind}\n${index}` }),
    ),
    at: at.toISOString(),
    ttl: Math.floor(at.getTime() / 1000) + keptS,
  }));
}
