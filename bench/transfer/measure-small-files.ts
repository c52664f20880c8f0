import { z } from "zod";
import type { Account } from "../../e2e/account.ts";
import { severalAtOnce } from "../../e2e/several-at-once.ts";
import type { Stage } from "../stage.ts";
import { inTurns, median, rounded } from "./in-turns.ts";
import { putBytes } from "./put-bytes.ts";
import { SignedPut } from "./signed-put.ts";
import { rounds } from "./transfer.ts";

const files = 500;
const fileSize = 4096;
const inFlight = 8;
/** What one call starts at most. */
const startedAtOnce = 50;

const Started = z.object({ uploads: z.array(SignedPut) });

export interface SmallFiles {
  filesPerS: number;
  /** By the peer's rate. */
  ratio: number;
  /** The peer. */
  against: string;
}

/** Many small files straight into the object store by signed PUTs, beside the same to a bare server. */
export async function measureSmallFiles(stage: Stage): Promise<SmallFiles> {
  const [owner, sink] = await Promise.all([stage.owner(), stage.sink()]);
  let puts = await signPuts(owner);
  const pairs = await inTurns(
    rounds,
    () => severalAtOnce(puts, inFlight, ({ url, headers }) => putBytes(url, fileSize, headers)),
    () => severalAtOnce(puts, inFlight, () => putBytes(sink.url, fileSize)),
    async () => {
      await fetch(sink.url, { method: "DELETE" });
      puts = await signPuts(owner);
    },
  );
  return {
    filesPerS: Math.round(median(pairs.map(({ seconds }) => files / seconds))),
    ratio: rounded(median(pairs.map(({ ratio }) => ratio))),
    against: sink.name,
  };
}

/** Signed by the app, for files that are never completed. */
async function signPuts(owner: Account): Promise<SignedPut[]> {
  const puts: SignedPut[] = [];
  while (puts.length < files) {
    const batch = Array.from({ length: startedAtOnce }, () => ({ fileName: "small.bin", fileSize }));
    puts.push(...Started.parse(await owner.mutate("uploads.start", { files: batch })).uploads);
  }
  return puts;
}
