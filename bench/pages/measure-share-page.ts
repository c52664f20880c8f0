import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureRequests } from "../requests/measure-requests.ts";
import type { Stage } from "../stage.ts";
import { inTurns, median, rounded } from "../transfer/in-turns.ts";
import { rounds } from "../transfer/transfer.ts";
import { type Load, load } from "./load.ts";
import { shareFile } from "./share-file.ts";
import { weighSharePage } from "./weigh-share-page.ts";

const loadRequests = 2000;

export interface SharePage extends Load {
  /** Requests to DynamoDB for one view of a link to a file. */
  reads: number;
  /** Of its HTML, which carries its styles, before compression. */
  bytes: number;
  /** By brotli at its best. */
  jsBytes: number;
  /** All that a first visit loads but the preview: page, script, font and icon, as small as they travel. */
  totalBytes: number;
  /** The peer's own figures, in the same turns. */
  peer: Load;
  /** By the peer's rate, which sends as many bytes from a file. */
  ratio: number;
  /** The peer. */
  against: string;
}

/** The share page under load, beside a file of its size. */
export async function measureSharePage(stage: Stage): Promise<SharePage> {
  const reads = await countReads(stage);
  const [owner, server] = await Promise.all([stage.owner(), stage.fileServer()]);
  const link = await shareFile(owner);
  const page = Buffer.from(await (await fetch(link)).arrayBuffer());
  writeFileSync(join(server.folder, "page.html"), page);
  const pairs = await inTurns(
    rounds,
    () => load(link, loadRequests),
    () => load(`${server.url}/page.html`, loadRequests),
  );
  return {
    reads,
    bytes: page.length,
    ...(await weighSharePage(owner, new URL(link).pathname)),
    ...middleOf(pairs.map(({ ours }) => ours)),
    peer: middleOf(pairs.map(({ theirs }) => theirs)),
    ratio: rounded(median(pairs.map(({ ratio }) => ratio))),
    against: server.name,
  };
}

async function countReads(stage: Stage): Promise<number> {
  const rows = await measureRequests(stage, [100]);
  return rows.find(({ action }) => action === "open a share page")?.requests ?? Number.NaN;
}

function middleOf(loads: Load[]): Load {
  const middle = (of: (load: Load) => number) => median(loads.map(of));
  return {
    requestsPerS: middle(({ requestsPerS }) => requestsPerS),
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
  };
}
