import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "../stage.ts";
import { inTurns, median, rounded } from "../transfer/in-turns.ts";
import { rounds } from "../transfer/transfer.ts";
import { type Load, load } from "./load.ts";
import { shareFile } from "./share-file.ts";

const loadRequests = 2000;

export interface SharePage extends Load {
  /** Of its HTML, which carries its styles, before compression. */
  bytes: number;
  /** By the peer's rate, which sends as many bytes from a file. */
  ratio: number;
  /** The peer. */
  against: string;
}

/** The share page under load, beside a file of its size. */
export async function measureSharePage(stage: Stage): Promise<SharePage> {
  const [owner, server] = await Promise.all([stage.owner(), stage.fileServer()]);
  const link = await shareFile(owner);
  const page = Buffer.from(await (await fetch(link)).arrayBuffer());
  writeFileSync(join(server.folder, "page.html"), page);
  const pairs = await inTurns(
    rounds,
    () => load(link, loadRequests),
    () => load(`${server.url}/page.html`, loadRequests),
  );
  const middle = (of: (load: Load) => number) => median(pairs.map(({ ours }) => of(ours)));
  return {
    bytes: page.length,
    requestsPerS: middle(({ requestsPerS }) => requestsPerS),
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    ratio: rounded(median(pairs.map(({ ratio }) => ratio))),
    against: server.name,
  };
}
