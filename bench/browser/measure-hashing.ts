import { linkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "../stage.ts";
import { inTurns, median, rounded } from "../transfer/in-turns.ts";
import { largeFile, mib, rounds } from "../transfer/transfer.ts";
import { dropAndWait, openDashboard } from "./dashboard.ts";
import { knowDigests } from "./known-digests.ts";

export interface Hashing {
  /** How much longer the upload takes than one whose digests are known: 0.15 is 15 %. */
  slowDown: number;
  mibPerS: number;
  /** The same upload when digests cost nothing. */
  mibPerSWithout: number;
}

/**
 * One large file dropped onto the dashboard, as it is and with its digests known beforehand. Both send the same
 * checksums, which the store verifies: only the browser's own work differs.
 */
export async function measureHashing(stage: Stage): Promise<Hashing> {
  const folder = stage.folder();
  const zeros = join(folder, "zeros");
  // All parts are alike, so that a digest serves for all, and no disk is read.
  writeFileSync(zeros, "");
  truncateSync(zeros, largeFile);

  let turn = 0;
  const without: number[] = [];
  const pairs = await inTurns(
    rounds,
    () => upload(true),
    async () => without.push(await upload(false)),
  );
  return {
    slowDown: rounded(median(pairs.map(({ ours }, round) => ours / (without[round] ?? Number.NaN))) - 1),
    mibPerS: Math.round(median(pairs.map(({ ours }) => largeFile / mib / ours))),
    mibPerSWithout: Math.round(median(without.map((seconds) => largeFile / mib / seconds))),
  };

  /** @returns seconds, of the upload alone */
  async function upload(hashes: boolean): Promise<number> {
    turn += 1;
    const path = join(folder, `film ${turn}.bin`);
    linkSync(zeros, path);
    const page = await stage.page();
    if (!hashes) await page.addInitScript(knowDigests);
    await openDashboard(page);
    const seconds = await dropAndWait(page, path, "1 file uploaded");
    if (page.workers().length > 0 !== hashes) throw new Error("The wrong hasher was at work.");
    await page.context().close();
    return seconds;
  }
}
