import { sha256 } from "./sha-256.ts";

/** A body to digest; the answer carries its number. */
export interface HashTask {
  task: number;
  body: Blob;
}

/** The digest in base64, or why the body could not be read. */
export type HashAnswer = { task: number } & ({ digest: string } | { error: string });

// One after the other, so that no more than one body is in memory.
let last: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<HashTask>) => {
  last = last.then(async () => {
    const { task, body } = data;
    const answer: HashAnswer = await sha256(body).then(
      (digest) => ({ task, digest }),
      (error: unknown) => ({ task, error: String(error) }),
    );
    postMessage(answer);
  });
});
