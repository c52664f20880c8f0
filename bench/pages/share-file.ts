import { z } from "zod";
import type { Account } from "../../e2e/account.ts";
import { putBytes } from "../transfer/put-bytes.ts";
import { SignedPut } from "../transfer/signed-put.ts";

const Started = z.object({ uploads: z.tuple([SignedPut.extend({ fileId: z.string() })]) });
const Link = z.object({ url: z.url() });

/** Uploads a small file and shares it. @returns the link */
export async function shareFile(owner: Account): Promise<string> {
  const files = [{ fileName: "Travel plan.pdf", fileSize: 10_000, mimeType: "application/pdf" }];
  const { uploads } = Started.parse(await owner.mutate("uploads.start", { files }));
  const [{ fileId, url, headers }] = uploads;
  await putBytes(url, 10_000, headers);
  await owner.mutate("uploads.complete", { fileId });
  return Link.parse(await owner.mutate("links.create", { fileId })).url;
}
