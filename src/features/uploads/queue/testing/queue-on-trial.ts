import { UnfinishedUploads } from "../../resume/unfinished-uploads.ts";
import type { UploadRecord } from "../../resume/upload-record.ts";
import type { UploadItem } from "../upload-entry.ts";
import { UploadQueue } from "../upload-queue.ts";
import { PART_SIZE, sha256 } from "./pretend-server.ts";
import { PretendService } from "./pretend-service.ts";
import { VirtualTime } from "./virtual-time.ts";

/** A queue against a pretended outside, in virtual time. */
export function queueOnTrial(random: () => number = () => 0) {
  const time = new VirtualTime();
  return pageOnTrial(time, new PretendService(time), new Map(), random);
}

/** @param records what the browser remembers */
function pageOnTrial(
  time: VirtualTime,
  service: PretendService,
  records: Map<string, UploadRecord>,
  random: () => number,
) {
  let timesTold = 0;
  const around = {
    api: service,
    transport: service.transport,
    line: time,
    clock: time,
    hasher: { digest: async (body) => sha256(await body.bytes()) },
    claims: {
      claim: async (fileId) => (service.claimedElsewhere.has(fileId) ? null : () => {}),
      claimed: async () => service.claimedElsewhere,
    },
    records: {
      remember: (record) => records.set(record.fileId, record),
      forget: (fileId) => records.delete(fileId),
    },
    random,
    remembered: async () => records,
    onFilesMade: () => {
      timesTold += 1;
    },
    singleMaxBytes: PART_SIZE,
  } satisfies ConstructorParameters<typeof UnfinishedUploads>[0];
  const queue = new UploadQueue(around);
  const unfinished = new UnfinishedUploads(around, queue);
  /** The same browser after a reload. */
  const nextPage = () => pageOnTrial(time, service, records, random);
  queue.watchLine();
  const add = (files: Iterable<File>, folderId: string | null = null) =>
    void queue.add(Array.from(files, (file) => ({ file, folderId })));
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

  /** How often the lists were told of files that arrived by themselves. */
  const told = () => timesTold;
  return { time, service, queue, unfinished, nextPage, add, records, totals, item, settled, told };
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
