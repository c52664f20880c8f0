import { z } from "zod";
import type { Account } from "../../e2e/account.ts";
import { severalAtOnce } from "../../e2e/several-at-once.ts";
import { putBytes } from "./put-bytes.ts";
import { SignedPut } from "./signed-put.ts";

/** As many parts at once as a browser sends. */
const inFlight = 4;
/** What one call signs at most. */
const signedAtOnce = 100;

const Multipart = z.object({
  fileId: z.string(),
  method: z.literal("multipart"),
  partSize: z.int(),
  partCount: z.int(),
});
const Started = z.object({ uploads: z.tuple([Multipart]) });
const Signed = z.object({ parts: z.array(SignedPut.extend({ partNumber: z.int() })) });

/**
 * Uploads a file that travels in parts, as a browser does: reserve, sign, send several parts at once, complete.
 * @returns the file's id
 */
export async function uploadFile(owner: Account, fileSize: number): Promise<string> {
  const files = [{ fileName: "large.bin", fileSize, mimeType: "application/octet-stream" }];
  const { uploads } = Started.parse(await owner.mutate("uploads.start", { files }));
  const [{ fileId, partSize, partCount }] = uploads;
  const numbers = Array.from({ length: partCount }, (_, index) => index + 1);
  const parts: { partNumber: number; etag: string }[] = [];
  for (let first = 0; first < partCount; first += signedAtOnce) {
    const partNumbers = numbers.slice(first, first + signedAtOnce);
    const signed = Signed.parse(await owner.mutate("uploads.signParts", { fileId, partNumbers }));
    await severalAtOnce(signed.parts, inFlight, async ({ partNumber, url, headers }) => {
      const bytes = Math.min(partSize, fileSize - (partNumber - 1) * partSize);
      parts.push({ partNumber, etag: await putBytes(url, bytes, headers) });
    });
  }
  await owner.mutate("uploads.complete", { fileId, parts });
  return fileId;
}
