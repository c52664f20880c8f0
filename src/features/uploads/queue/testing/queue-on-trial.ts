import type { UploadItem } from "../upload-entry.ts";
import { UploadQueue } from "../upload-queue.ts";
import { PretendService } from "./pretend-service.ts";
import { VirtualTime } from "./virtual-time.ts";

/** A queue against a pretended outside, in virtual time. */
export function queueOnTrial(random: () => number = () => 0) {
  const time = new VirtualTime();
  const service = new PretendService(time);
  const queue = new UploadQueue({
    api: service,
    transport: service.transport,
    line: time,
    clock: time,
    random,
  });
  queue.watchLine();
  const totals = () => queue.store.getSnapshot().totals;

  const item = (name: string): UploadItem => {
    const items = queue.store.getSnapshot().ids.map((id) => queue.store.getItem(id));
    const found = items.find((each) => each?.name === name);
    if (!found) throw new Error(`The queue shows no ${name}`);
    return found;
  };

  /** Lets time pass until every file has ended and the page has been told. */
  const settled = async () => {
    await time.run(() => !queue.store.active);
    let told = false;
    time.later(1_000, () => {
      told = true;
    });
    await time.run(() => told);
  };

  return { time, service, queue, totals, item, settled };
}

/** A file whose bytes all differ from their neighbours, so that parts in the wrong place show. */
export function textFile(name: string, size: number): File {
  return new File([textOf(size)], name, { type: "text/plain" });
}

export function textOf(size: number): string {
  return Array.from({ length: size }, (_, index) => String.fromCharCode(33 + ((index * 7) % 90))).join("");
}

export function textFiles(count: number, size: number): File[] {
  return Array.from({ length: count }, (_, index) => textFile(`${index}.txt`, size));
}
