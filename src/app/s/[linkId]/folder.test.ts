import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { folderSortKey } from "@dropify/core/files/file-keys";
import { trashFile } from "@dropify/core/files/files";
import { newId } from "@dropify/core/id";
import { revokeLink } from "@dropify/core/links/end-link";
import { requireLink } from "@dropify/core/links/live";
import { putFile, putFolder } from "@dropify/core/links/testing/put-items";
import { updateLink } from "@dropify/core/links/update-link";
import { expect, test } from "vitest";
import { z } from "zod";
import { ask, cookiesOf } from "../testing/ask.ts";
import { countOf } from "../testing/share-file.ts";
import { newOwner } from "../testing/share-items.ts";
import { GET as downloadOne } from "./download/[fileId]/route.ts";
import { GET as downloadLink } from "./download/route.ts";
import { GET } from "./route.ts";
import { POST as zip } from "./zip/route.ts";

const asJson = { accept: "application/json" };
const Listing = z.object({
  items: z.array(z.object({ path: z.string(), fileSize: z.number() })),
  cursor: z.string().optional(),
});
const Bundle = z.object({
  parts: z.array(z.object({ path: z.string(), url: z.url() })),
  cursor: z.string().nullable(),
});

const listOf = async (linkId: string, search = "") =>
  Listing.parse(await (await ask(GET, linkId, asJson, { search })).json());
const take = (linkId: string, fileId: string, headers: Record<string, string> = {}) =>
  ask(downloadOne, linkId, headers, { fileId });

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

test("each file of a folder counts once, and again free for whoever was counted for that file", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId, maxDownloads: 2 });

  const first = await take(linkId, owner.outerFile);
  const again = await take(linkId, owner.outerFile, cookiesOf(first));
  const other = await take(linkId, owner.innerFile, cookiesOf(first));
  const third = await take(linkId, owner.innerFile);

  expect([first, again, other, third].map(({ status }) => status)).toEqual([302, 302, 302, 404]);
  expect(await countOf(linkId)).toBe(2);
});

test("fifty at once on a folder with three left: three pass", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId, maxDownloads: 3 });

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => take(linkId, n % 2 ? owner.outerFile : owner.innerFile)),
  );

  expect(answers.filter(({ status }) => status === 302)).toHaveLength(3);
  expect(await countOf(linkId)).toBe(3);
});

test("all in one counts once, gives the paths, and ends with the link", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId, maxDownloads: 1 });

  const all = await ask(zip, linkId, {}, { form: {} });
  const again = await ask(zip, linkId, cookiesOf(all), { form: {} });
  const stranger = await ask(zip, linkId, {}, { form: {} });
  const part = await take(linkId, owner.innerFile, cookiesOf(all));

  expect(Bundle.parse(await all.json()).parts.map(({ path }) => path)).toEqual(["map.pdf", "Day 1/pier.jpg"]);
  expect([again, stranger, part].map(({ status }) => status)).toEqual([200, 404, 302]);
  expect(await countOf(linkId)).toBe(1);
  await updateLink(owner.userId, { linkId, expiresAt: new Date(Date.now() - 1000).toISOString() });
  expect((await ask(zip, linkId, cookiesOf(all), { form: {} })).status).toBe(404);
});

test("all in one within a budget that just fits: each file is charged once, when it is asked for", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId, byteBudget: 400 });

  const all = await ask(zip, linkId, {}, { form: {} });
  const bundle = z
    .object({ parts: z.array(z.object({ fileId: z.string(), url: z.string() })) })
    .parse(await all.json());
  const served = async () => (await requireLink(owner.userId, linkId)).bytesServed;
  expect(bundle.parts.map(({ url }) => url)).toEqual([
    `/s/${linkId}/download/${owner.outerFile}`,
    `/s/${linkId}/download/${owner.innerFile}`,
  ]);
  expect(await served()).toBe(0);

  for (const { fileId } of bundle.parts) {
    expect((await take(linkId, fileId, cookiesOf(all))).status).toBe(302);
  }
  expect(await served()).toBe(400);
  // Nothing is left, and whoever was counted may go on for one file more.
  expect((await take(linkId, owner.outerFile, cookiesOf(all))).status).toBe(302);
  expect((await take(linkId, owner.innerFile, cookiesOf(all))).status).toBe(404);
  expect((await ask(zip, linkId, {}, { form: {} })).status).toBe(404);
});

test("without a budget an address that has run out is given anew, and charged no second time", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId });

  const all = await ask(zip, linkId, {}, { form: {} });
  const again = await take(linkId, owner.outerFile, cookiesOf(all));

  expect(again.status).toBe(302);
  expect(await requireLink(owner.userId, linkId)).toMatchObject({ bytesServed: 400, downloadCount: 1 });
});

test("a link to look at gives no bytes of what no browser shows, by no address", async () => {
  const owner = await newOwner();
  const { userId, folderId } = owner;
  const archive = await putFile(userId, { fileName: "a.zip", mimeType: "application/zip", folderId });
  const files = { archive, pdf: owner.outerFile, jpeg: owner.innerFile };
  for (const rules of [{}, { maxDownloads: 9 }]) {
    const { linkId } = await owner.share({ folderId, allowDownload: false, ...rules });
    const view = (fileId: string) => ask(downloadOne, linkId, {}, { fileId, search: "?view=1" });

    const answers = [
      await take(linkId, files.archive),
      await view(files.archive),
      await take(linkId, files.jpeg),
      await ask(zip, linkId, {}, { form: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await countOf(linkId)).toBe(0);
    for (const fileId of [files.jpeg, files.pdf]) {
      const shown = await view(fileId);
      expect(shown.status).toBe(302);
      expect(shown.headers.get("location")).toContain("response-content-disposition=inline");
    }
  }
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
