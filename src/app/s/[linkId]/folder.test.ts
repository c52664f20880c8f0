import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { folderSortKey } from "@dropify/core/files/file-keys";
import { trashFile } from "@dropify/core/files/files";
import { newId } from "@dropify/core/id";
import { revokeLink } from "@dropify/core/links/end-link";
import { putFile, putFolder } from "@dropify/core/links/testing/put-items";
import { updateLink } from "@dropify/core/links/update-link";
import { expect, test } from "vitest";
import { z } from "zod";
import { ask } from "../testing/ask.ts";
import { countOf } from "../testing/share-file.ts";
import { newOwner } from "../testing/share-items.ts";
import { GET as downloadOne } from "./download/[fileId]/route.ts";
import { GET as downloadLink } from "./download/route.ts";
import { GET } from "./route.ts";

const asJson = { accept: "application/json" };
const Listing = z.object({
  items: z.array(z.object({ path: z.string(), fileSize: z.number() })),
  cursor: z.string().optional(),
});

const listOf = async (linkId: string, search = "") =>
  Listing.parse(await (await ask(GET, linkId, asJson, { search })).json());
const take = (linkId: string, fileId: string) => ask(downloadOne, linkId, {}, { fileId });

test("a folder shows what lies in it, its folders open, and what is added later is there", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId });

  const top = await (await ask(GET, linkId)).text();
  const inner = await (await ask(GET, linkId, {}, { search: `?folder=${owner.innerId}` })).text();
  await putFile(owner.userId, { fileName: "late.txt", folderId: owner.innerId });

  expect(top).toContain("<bdi>Trip</bdi></h1>");
  expect(top).toContain(`href="/s/${linkId}?folder=${owner.innerId}"`);
  expect(top).toContain(`href="/s/${linkId}/download/${owner.outerFile}"`);
  expect(top).not.toContain("stray");
  expect(inner).toContain("Day 1");
  expect(inner).toContain(`href="/s/${linkId}/download/${owner.innerFile}"`);
  expect((await listOf(linkId)).items.map(({ path }) => path)).toEqual([
    "map.pdf",
    "Day 1/late.txt",
    "Day 1/pier.jpg",
  ]);
});

test("a selection holds its files and its folders, and tells nothing of where they lie", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({
    fileIds: [owner.strayFile, owner.outerFile],
    folderIds: [owner.innerId],
  });

  const page = await (await ask(GET, linkId)).text();
  const focused = await (await ask(GET, linkId, {}, { search: `?file=${owner.outerFile}` })).text();

  expect(page).toContain("1 folder and 2 files");
  expect((await listOf(linkId)).items.map(({ path }) => path)).toEqual([
    "stray.txt",
    "map.pdf",
    "Day 1/pier.jpg",
  ]);
  expect(page + focused).not.toContain("Trip");
  expect(focused).toContain("map");
  expect((await take(linkId, owner.innerFile)).status).toBe(302);
});

test("a file, a folder or a page that lies elsewhere is as if it never was", async () => {
  const owner = await newOwner();
  const eve = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.innerId });
  const single = await owner.share({ fileId: owner.outerFile });

  const answers = [
    await take(linkId, owner.outerFile),
    await take(linkId, owner.strayFile),
    await take(linkId, eve.innerFile),
    await take(linkId, newId()),
    await take(linkId, "../../x"),
    await take(single.linkId, owner.innerFile),
    await ask(downloadLink, linkId),
    await ask(GET, linkId, {}, { search: `?folder=${owner.folderId}` }),
    await ask(GET, linkId, {}, { search: `?folder=${eve.folderId}` }),
    await ask(GET, linkId, {}, { search: `?file=${owner.outerFile}` }),
  ];

  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(answer.headers.get("location")).toBeNull();
  }
  expect(await countOf(linkId)).toBe(0);
});

test("a forged cursor, or another link's, is refused", async () => {
  const owner = await newOwner();
  const folderId = await putFolder(owner.userId, "Many");
  for (let n = 0; n < 205; n++) await putFile(owner.userId, { fileName: `${n}.txt`, folderId });
  const { linkId } = await owner.share({ folderId });
  const other = await owner.share({ folderId });

  const first = await listOf(linkId);
  const rest = await listOf(linkId, `?cursor=${encodeURIComponent(first.cursor ?? "")}`);

  expect(first.items).toHaveLength(200);
  expect(rest.items).toHaveLength(5);
  expect(rest.cursor).toBeUndefined();
  for (const [id, cursor] of [
    [other.linkId, first.cursor],
    [linkId, `${first.cursor}x`],
    [linkId, "files:x.y"],
    [linkId, "x"],
  ]) {
    const search = `?cursor=${encodeURIComponent(cursor ?? "")}`;
    expect((await ask(GET, id ?? "", asJson, { search })).status).toBe(400);
  }
  expect((await ask(GET, linkId, {}, { search: "?cursor=files:x.y" })).status).toBe(400);
});

test("what a server remembers of where things are shows nothing that has gone since", async () => {
  const owner = await newOwner();
  const slug = `trip-${owner.userId.toLowerCase()}`;
  const { linkId } = await owner.share({ folderId: owner.folderId, slug });
  const single = await owner.share({ fileId: owner.innerFile });
  const inner = { search: `?folder=${owner.innerId}` };
  const statuses = async () => [
    (await ask(GET, slug)).status,
    (await ask(GET, linkId, {}, inner)).status,
    (await ask(GET, single.linkId)).status,
  ];
  await statuses();
  expect(await statuses()).toEqual([200, 200, 200]);

  await updateLink(owner.userId, { linkId, slug: `${slug}-2` });
  await trashFile(owner.userId, owner.innerFile);
  const Key = { userId: owner.userId, sortKey: folderSortKey(owner.innerId) };
  await documentClient().send(new DeleteCommand({ TableName: env.FILES_TABLE, Key }));
  expect(await statuses()).toEqual([404, 404, 404]);

  await owner.share({ fileId: owner.outerFile, slug });
  expect(await (await ask(GET, slug)).text()).toContain("map");
  await revokeLink(owner.userId, linkId);
  expect((await ask(GET, linkId)).status).toBe(404);
});
