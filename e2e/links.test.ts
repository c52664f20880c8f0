import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Link, LinkPage, LinkView, ShareListing } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { sendFile, shareFile } from "./send-file.ts";
import { appUrl, newOwner, stranger } from "./shared-app.ts";
import { Grant, Nothing } from "./wire-shapes.ts";

const day = 86_400_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const viewer = newOwner();
const gone = { code: "NOT_FOUND", appCode: "LINK_GONE", message: "This link is not available." };

test("a link is made, shown to its owner and to strangers, and revoked", async () => {
  const ada = await newOwner();
  const { fileId } = await sendFile(ada, "hello");
  const expiresAt = inMs(day);
  const rules = { maxDownloads: 2, expiresAt, name: "For Bob", note: "Read me" };
  const link = Link.parse(await ada.mutate("links.create", { fileId, ...rules }));
  expect(link).toMatchObject({ ...rules, fileId, state: "active", downloadCount: 0 });
  expect(link.url).toBe(`${appUrl}/s/${link.linkId}`);

  const view = LinkView.parse(await stranger().query("links.view", { linkId: link.linkId }));
  expect(view).toMatchObject({ fileId, fileName: "plan.txt", fileSize: 5, note: "Read me", expiresAt });
  expect(view).toMatchObject({ senderName: ada.name, maxDownloads: 2, downloadsLeft: 2 });
  const { url } = Grant.parse(await stranger().mutate("links.download", { linkId: link.linkId }));
  expect(await (await fetch(url)).text()).toBe("hello");
  const listed = LinkPage.parse(await ada.query("links.listForFile", { fileId }));
  const seen = { targetName: "plan.txt", mimeType: "text/plain", downloadCount: 1, bytesServed: 5 };
  expect(listed).toMatchObject({ items: [{ ...link, ...seen }], cursor: null });

  expect(Nothing.parse(await ada.mutate("links.revoke", { linkId: link.linkId }))).toEqual({});
  await ada.mutate("links.revoke", { linkId: link.linkId });
  expect(await refusalOf(stranger().query("links.view", { linkId: link.linkId }))).toMatchObject(gone);
  expect(LinkPage.parse(await ada.query("links.listForFile", { fileId })).items[0]?.state).toBe("revoked");
});

test("a readable address opens the link in any case, belongs to one, and is free again when that goes", async () => {
  const ada = await newOwner();
  const bob = await newOwner();
  const slug = `kit-${ada.email.slice(0, 8)}`;
  const link = await shareFile(ada, { slug });
  expect(link.url).toBe(`${appUrl}/s/${slug}`);
  for (const path of [slug, slug.toUpperCase(), link.linkId])
    expect((await stranger().send(`/s/${path}`)).status).toBe(200);
  expect((await stranger().send(`/s/${slug}/download`)).status).toBe(302);

  const { fileId } = await sendFile(bob, "hello");
  const taken = await refusalOf(bob.mutate("links.create", { fileId, slug: ` ${slug.toUpperCase()} ` }));
  expect(taken).toMatchObject({ httpStatus: 409, appCode: "NAME_TAKEN" });
  await ada.mutate("links.update", { linkId: link.linkId, slug: null });
  expect((await stranger().send(`/s/${slug}`)).status).toBe(404);
  expect(Link.parse(await bob.mutate("links.create", { fileId, slug }))).toMatchObject({ slug });
});

test.each([
  ["pier.jpg", "image/jpeg", "inline"],
  ["film.mp4", "video/mp4", "inline"],
  ["plan.txt", "text/plain", "inline"],
  ["plan.pdf", "application/pdf", "inline"],
  ["page.html", "text/html", null],
  ["drawing.svg", "image/svg+xml", null],
  ["all.zip", "application/zip", null],
])("a link to look at %s, %s, shows it or gives nothing", async (fileName, mimeType, shown) => {
  const { linkId } = await shareFile(await viewer, { allowDownload: false }, { fileName, mimeType });

  expect((await stranger().send(`/s/${linkId}/download`)).status).toBe(404);
  const look = await stranger().send(`/s/${linkId}/download?view=1`);
  expect(look.status).toBe(shown === null ? 404 : 302);
  if (shown === null) return;
  // Films are sought in by ranges.
  const bytes = await fetch(look.headers.get("location") ?? "", { headers: { range: "bytes=1-3" } });
  expect([bytes.status, await bytes.text()]).toEqual([206, "ell"]);
  expect(bytes.headers.get("content-disposition")).toMatch(/^inline;/);
  expect(bytes.headers.get("content-type")).toBe(mimeType);
  expect(new URL(bytes.url).origin).not.toBe(appUrl);
});

test("the links of a file are listed newest first, page by page", async () => {
  const ada = await newOwner();
  const { fileId, linkId: first } = await shareFile(ada);
  const { linkId: second } = Link.parse(await ada.mutate("links.create", { fileId }));
  const page = LinkPage.parse(await ada.query("links.listForFile", { fileId, limit: 1 }));
  const rest = LinkPage.parse(
    await ada.query("links.listForFile", { fileId, limit: 1, cursor: page.cursor }),
  );

  expect([...page.items, ...rest.items].map(({ linkId }) => linkId)).toEqual([second, first]);
});

test.each([
  ["expiresAt", inMs(-1000), "in the future"],
  ["expiresAt", inMs(3651 * day), "10 years"],
  ["expiresAt", "tomorrow", "2030-01-31T12:00:00Z"],
  ["maxDownloads", 0, "at least 1"],
  ["maxDownloads", -1, "at least 1"],
  ["maxDownloads", 1e9, "1,000,000"],
  ["maxDownloads", 1.5, "maxDownloads"],
  ["byteBudget", 0, "at least 1 byte"],
  ["byteBudget", -1, "at least 1 byte"],
  ["byteBudget", 2 ** 53, "byteBudget"],
  ["expiresIn", 0, "at least a second"],
  ["expiresIn", 3650 * 86_400, "10 years"],
  ["slug", "admin", "reserved"],
  ["slug", "p\u0430ypal", "letters a to z"],
  ["slug", "../admin", "letters a to z"],
  ["note", "x".repeat(2001), "2000"],
])("a link with %s %s is refused, naming the bound", async (field, value, bound) => {
  const ada = await newOwner();
  const fileId = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  expect(await refusalOf(ada.mutate("links.create", { fileId, [field]: value }))).toMatchObject({
    code: "BAD_REQUEST",
    appCode: "BAD_INPUT",
    message: expect.stringContaining(bound),
  });
});

test("a link that expired a second ago serves nothing, although the store still has it", async () => {
  const ada = await newOwner();
  const { linkId, fileId } = await shareFile(ada, { expiresIn: 1 });
  await sleep(2000);

  expect(await refusalOf(stranger().query("links.view", { linkId }))).toMatchObject(gone);
  expect(await refusalOf(stranger().mutate("links.download", { linkId }))).toMatchObject(gone);
  for (const path of [`/s/${linkId}`, `/s/${linkId}/download`])
    expect((await stranger().send(path)).status).toBe(404);
  const { items } = LinkPage.parse(await ada.query("links.listForFile", { fileId }));
  expect(items).toMatchObject([{ linkId, state: "expired", downloadCount: 0 }]);
});

test.each([
  ["no id at all", "x"],
  ["an id in all but length", "0".repeat(200)],
  ["a path", "../../etc/passwd"],
  ["an id that nobody made", "0".repeat(22)],
])("%s is answered like a link that ended", async (_, linkId) => {
  expect(await refusalOf(stranger().query("links.view", { linkId }))).toMatchObject(gone);
  expect(await refusalOf(stranger().mutate("links.download", { linkId }))).toMatchObject(gone);
});

test("a program reads the page as a list, and follows its one download", async () => {
  const ada = await newOwner();
  const { linkId, fileId } = await shareFile(ada, { note: "n", maxDownloads: 3 });
  const asJson = { headers: { accept: "application/json" } };
  const listing = ShareListing.parse(await (await stranger().send(`/s/${linkId}`, asJson)).json());
  expect(listing).toEqual({
    state: "open",
    note: "n",
    expiresAt: null,
    downloadsLeft: 3,
    items: [{ fileId, fileName: "plan.txt", fileSize: 5, mimeType: "text/plain", path: "plan.txt" }],
  });
  const never = await stranger().send(`/s/${"0".repeat(22)}`, asJson);
  expect(never.status).toBe(404);
  expect(ShareListing.parse(await never.json())).toMatchObject({ state: "gone", items: [] });
});

test("ids are drawn from at least 128 random bits", async () => {
  const ada = await newOwner();
  const { fileId } = await sendFile(ada, "hello");
  const ids = await Promise.all(
    Array.from({ length: 50 }, async () => Link.parse(await ada.mutate("links.create", { fileId })).linkId),
  );

  expect(new Set(ids).size).toBe(50);
  for (const id of ids) expect(id.length * Math.log2(62)).toBeGreaterThanOrEqual(128);
  // Every place varies: none is a clock, a counter or a constant.
  for (let place = 0; place < 22; place++)
    expect(new Set(ids.map((id) => id[place])).size).toBeGreaterThan(10);
});
