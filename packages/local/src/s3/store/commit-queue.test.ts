import { expect, test } from "vitest";
import { CommitQueue } from "./commit-queue.ts";
import type { JournalRecord } from "./record.schema.ts";

/** A disk with room for so many bytes. */
class SmallDisk {
  end = 0;
  room = 0;

  async append(frames: Buffer[]): Promise<void> {
    const length = frames.reduce((sum, frame) => sum + frame.length, 0);
    if (length > this.room) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    this.end += length;
    this.room -= length;
  }
}

const addition: JournalRecord = { kind: "bucket", name: "more", createdAt: 0 };
const removal = (key: string): JournalRecord => ({ kind: "object-gone", bucket: "more", key });

test("on a full disk what takes away still gets through, for as long as there is a reserve", async () => {
  const disk = new SmallDisk();
  const applied: JournalRecord[] = [];
  let reserve = 500;
  const queue = new CommitQueue(
    disk,
    (record) => applied.push(record),
    async () => {
      disk.room += reserve;
      const spent = reserve > 0;
      reserve = 0;
      return spent;
    },
    async () => undefined,
  );
  const commit = (record: JournalRecord) =>
    queue.commit(JSON.stringify(record), () => ({ records: [record] }));
  const together = await Promise.allSettled([commit(addition), commit(removal("a")), commit(removal("b"))]);

  expect(together.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(applied).toEqual([removal("a"), removal("b")]);
  disk.room = 0;
  await expect(commit(removal("c"))).rejects.toMatchObject({ code: "ENOSPC" });
  expect(applied).toHaveLength(2);
});
