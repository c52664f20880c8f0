import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Stage } from "../stage.ts";
import { getBytes } from "./get-bytes.ts";
import { inTurns } from "./in-turns.ts";
import { largeFile, metered, mib, rounds, summarise, type Transfer } from "./transfer.ts";
import { uploadFile } from "./upload-file.ts";

const Link = z.object({ url: z.url() });

/** One large file down by a share link, beside as many bytes from a plain file server. */
export async function measureDownload(stage: Stage): Promise<Transfer> {
  const [app, owner, server] = await Promise.all([stage.app(), stage.owner(), stage.fileServer()]);
  const fileId = await uploadFile(owner, largeFile);
  const link = Link.parse(await owner.mutate("links.create", { fileId }));
  await writeFile(join(server.folder, "large.bin"));
  const pairs = await inTurns(
    rounds,
    () => metered(app, async () => downloadByLink(link.url)),
    () => getBytes(`${server.url}/large.bin`),
  );
  await owner.mutate("files.remove", { fileId });
  return summarise(pairs, server.name);
}

/** Through the link gate, then from where it redirects to. */
async function downloadByLink(url: string): Promise<void> {
  const gate = await fetch(`${url}/download`, { redirect: "manual" });
  const bytes = await getBytes(gate.headers.get("location") ?? "");
  if (bytes !== largeFile) throw new Error(`The link gave ${bytes} bytes.`);
}

async function writeFile(path: string): Promise<void> {
  const piece = Buffer.alloc(mib, "not only zeros");
  const pieces = Array.from({ length: largeFile / mib }, () => piece);
  await pipeline(pieces, createWriteStream(path, { flush: true }));
}
