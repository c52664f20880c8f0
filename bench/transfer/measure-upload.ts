import type { Stage } from "../stage.ts";
import { inTurns } from "./in-turns.ts";
import { putBytes } from "./put-bytes.ts";
import { largeFile, metered, rounds, summarise, type Transfer } from "./transfer.ts";
import { uploadFile } from "./upload-file.ts";

/** One large file up through the product, beside the same bytes by one PUT to a bare server. */
export async function measureUpload(stage: Stage): Promise<Transfer> {
  const [app, owner, sink] = await Promise.all([stage.app(), stage.owner(), stage.sink()]);
  let fileId = "";
  const upload = async () => {
    fileId = await uploadFile(owner, largeFile);
  };
  const pairs = await inTurns(
    rounds,
    () => metered(app, upload),
    () => putBytes(sink.url, largeFile),
    () => Promise.all([owner.mutate("files.remove", { fileId }), fetch(sink.url, { method: "DELETE" })]),
  );
  return summarise(pairs, sink.name);
}
