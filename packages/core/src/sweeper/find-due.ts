import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { z } from "zod";
import { allDueShards } from "../files/file-keys.ts";
import { filesTable } from "../toolbox.ts";

/** Past this many in each of the eight shards nobody needs to know how many more. */
const most = 1000;

interface Due {
  count: number;
  /** Since when the oldest has been due; null where nothing is. */
  oldestAt: string | null;
}

/** How many items are due and wait for the sweeper, and since when; sixteen small Queries at most. */
export async function findDue(now: Date): Promise<Due> {
  const shards = await Promise.all(allDueShards.map((shard) => findDueIn(shard, now)));
  return {
    count: shards.reduce((sum, { count }) => sum + count, 0),
    oldestAt: shards.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted()[0] ?? null,
  };
}

const FirstDue = z.tuple([z.object({ dueAt: z.string() })]);

async function findDueIn(shard: number, now: Date): Promise<Due> {
  const due = () =>
    filesTable
      .build(QueryCommand)
      .query({ index: "dueIndex", partition: shard, range: { lte: now.toISOString() } });
  const { Count = 0 } = await due().options({ select: "COUNT", limit: most }).send();
  if (Count === 0) return { count: 0, oldestAt: null };
  // The index is sorted by when items are due.
  const { Items } = await due().options({ limit: 1 }).send();
  return { count: Count, oldestAt: FirstDue.safeParse(Items).data?.[0].dueAt ?? null };
}
