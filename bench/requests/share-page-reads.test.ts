import { putFile, putFolder } from "@dropify/core/links/testing/put-items";
import { expect, test } from "vitest";
// HEAD reads what GET reads, and writes no visit down.
import { HEAD } from "@/app/s/[linkId]/route.ts";
import { ask } from "@/app/s/testing/ask.ts";
import { newOwner } from "@/app/s/testing/share-items.ts";
import { countRequests } from "./count-requests.ts";

async function readsOf(linkId: string, search = ""): Promise<number> {
  const { result, counted } = await countRequests(() => ask(HEAD, linkId, {}, { search }));
  expect(result.status).toBe(200);
  return counted.commands.length;
}

const owner = await newOwner();
const slug = `reads-${owner.userId.toLowerCase()}`;
const deepId = await putFolder(owner.userId, "Deep", owner.innerId);
const deepFile = await putFile(owner.userId, { folderId: deepId });

test.each([
  ["a file", { fileId: owner.outerFile }, "", 3],
  ["a file by a readable address", { fileId: owner.outerFile, slug }, "", 4],
  ["a folder", { folderId: owner.folderId }, "", 3],
  ["a folder in the order of sizes", { folderId: owner.folderId }, "?sort=size", 3],
  ["a folder two levels down", { folderId: owner.folderId }, `?folder=${deepId}`, 5],
  ["a file two levels down", { folderId: owner.folderId }, `?file=${deepFile}`, 5],
  ["a selection", { fileIds: [owner.outerFile, owner.strayFile], folderIds: [owner.innerId] }, "", 4],
])("%s takes two reads or one, once it is known where things are", async (_, target, search, first) => {
  const { linkId, slug: name } = await owner.share(target);

  // Nothing is known of what another visitor of this process has not opened before.
  expect(await readsOf(name ?? linkId, search)).toBeLessThanOrEqual(first);
  expect(await readsOf(name ?? linkId, search)).toBeLessThanOrEqual(2);
});
