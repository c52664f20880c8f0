import { requireLink } from "@dropify/core/links/live";
import { putFile } from "@dropify/core/links/testing/put-items";
import { updateLink } from "@dropify/core/links/update-link";
import { expect, test } from "vitest";
import { z } from "zod";
import { ask, cookiesOf } from "../testing/ask.ts";
import { countOf } from "../testing/share-file.ts";
import { newOwner } from "../testing/share-items.ts";
import { GET as downloadOne } from "./download/[fileId]/route.ts";
import { POST as zip } from "./zip/route.ts";

const Bundle = z.object({
  parts: z.array(z.object({ path: z.string(), url: z.url() })),
  cursor: z.string().nullable(),
});
const take = (linkId: string, fileId: string, headers: Record<string, string> = {}) =>
  ask(downloadOne, linkId, headers, { fileId });

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
