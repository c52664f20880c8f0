import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { allDueShards } from "../files/file-keys.ts";
import { filesTable } from "../toolbox.ts";

/** Past this many in each of the eight shards nobody needs to know how many more. */
const most = 1000;

/** How many items are due and wait for the sweeper; eight small Queries. */
export async function countDue(now: Date): Promise<number> {
  const counts = await Promise.all(
    allDueShards.map(async (shard) => {
      const { Count = 0 } = await filesTable
        .build(QueryCommand)
        .query({ index: "dueIndex", partition: shard, range: { lte: now.toISOString() } })
        .options({ select: "COUNT", limit: most })
        .send();
      return Count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
