import { expect, test } from "vitest";
import { restoreFile, trashFile } from "../files/files.ts";
import { newId } from "../id.ts";
import { createLink } from "./create-link.ts";
import { removeLink, restoreLink, revokeLink } from "./end-link.ts";
import { passGate } from "./gate.ts";
import { NewLink } from "./link.schema.ts";
import { listLinks, listLinksForFile } from "./link-lists.ts";
import { linksTouching } from "./links-touching.ts";
import { resolveAddress } from "./live.ts";
import { askForMore, grantMore } from "./more-time.ts";
import { refetch } from "./refetch.ts";
import { putFile, putFolder } from "./testing/put-items.ts";
import { updateLink } from "./update-link.ts";
import { viewLink } from "./view-link.ts";

const fileId = newId();
const share = (userId: string, input: Parameters<typeof createLink>[1]) =>
  createLink({ userId, name: "Ada" }, input);
const noon = new Date("2030-01-01T12:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const slug = () => `slug-${newId().toLowerCase()}`;

test.each([
  ["no target", {}, /one target/],
  ["two targets", { fileId, folderId: newId() }, /one target/],
  ["an empty selection", { fileIds: [] }, /at least one/],
  [
    "too large a selection",
    {
      fileIds: Array.from({ length: 60 }, () => newId()),
      folderIds: Array.from({ length: 60 }, () => newId()),
    },
    /at most 90/,
  ],
  ["no download at all", { fileId, maxDownloads: 0 }, /at least 1/],
  ["a negative limit", { fileId, maxDownloads: -1 }, /at least 1/],
  ["a limit without end", { fileId, maxDownloads: 1e9 }, /at most 1,000,000/],
  ["half a download", { fileId, maxDownloads: 1.5 }, /whole number/],
  ["no byte at all", { fileId, byteBudget: 0 }, /at least 1 byte/],
  ["an end in the past", { fileId, expiresAt: "2020-01-01T00:00:00Z" }, /in the future/],
  [
    "an end in ten years",
    { fileId, expiresAt: new Date(Date.now() + 3651 * 86_400_000).toISOString() },
    /10 years/,
  ],
  ["an end without a zone", { fileId, expiresAt: "2030-01-01 12:00" }, /2030-01-31T12:00:00Z/],
  ["two ends", { fileId, expiresAt: null, expiresIn: 60 }, /one end/],
  ["an end at once", { fileId, expiresIn: 0 }, /at least a second/],
  ["a life of ten years", { fileId, expiresIn: 3650 * 86_400 }, /less than 10 years/],
  ["an empty password", { fileId, password: "" }, /may not be empty/],
  ["a reserved address", { fileId, slug: "admin" }, /reserved/],
  ["a Cyrillic а", { fileId, slug: "pаypal" }, /letters a to z/],
  ["a full-width address", { fileId, slug: "ｐａｙ" }, /letters a to z/],
  ["an address like a secret one", { fileId, slug: "a".repeat(22) }, /looks like a secret/],
  ["a path", { fileId, slug: "../x" }, /letters a to z/],
  ["what is no rule", { fileId, ownerId: "eve" }, /Unrecognized key/],
])("a link with %s is refused with the reason", (_, input, reason) => {
  const { error } = NewLink.safeParse(input);

  expect(error?.issues[0]?.message).toMatch(reason);
});

test("a readable address leads to one link, is unique, and is free again after a change or a removal", async () => {
  const userId = newId();
  const file = await putFile(userId);
  const [name, other] = [slug(), slug()];
  const link = await share(userId, { fileId: file, slug: name });

  expect(link.url).toMatch(new RegExp(`/s/${name}$`));
  expect(await resolveAddress(name.toUpperCase())).toBe(link.linkId);
  await expect(share(newId(), { fileId: file, slug: name })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(share(userId, { fileId: file, slug: name })).rejects.toMatchObject({ code: "NAME_TAKEN" });
  await updateLink(userId, { linkId: link.linkId, slug: other });
  expect(await resolveAddress(name)).toBeUndefined();
  const second = await share(userId, { fileId: file, slug: name });
  await expect(updateLink(userId, { linkId: second.linkId, slug: other })).rejects.toMatchObject({
    code: "NAME_TAKEN",
  });
  await removeLink(userId, link.linkId);
  expect(await resolveAddress(other)).toBeUndefined();
});

test("of ten that want the same address at once, one gets it", async () => {
  const userId = newId();
  const file = await putFile(userId);
  const name = slug();

  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => share(userId, { fileId: file, slug: name })),
  );

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("trashing suspends, restoring revives; revoking ends, restoring brings back; another's link is not there", async () => {
  const userId = newId();
  const file = await putFile(userId);
  const { linkId } = await share(userId, { fileId: file });

  await trashFile(userId, file);
  await expect(passGate(linkId)).rejects.toMatchObject({ code: "LINK_GONE" });
  expect((await listLinks(userId, { limit: 10 })).items[0]).toMatchObject({
    state: "suspended",
    downloadCount: 0,
  });
  await restoreFile(userId, file);
  await revokeLink(userId, linkId);
  await expect(viewLink(linkId)).rejects.toMatchObject({ code: "LINK_GONE" });
  expect(await restoreLink(userId, linkId)).toMatchObject({ state: "active" });
  await expect(passGate(linkId)).resolves.toMatchObject({ isCounted: true });
  const eve = newId();
  for (const attempt of [
    () => revokeLink(eve, linkId),
    () => restoreLink(eve, linkId),
    () => removeLink(eve, linkId),
    () => updateLink(eve, { linkId, maxDownloads: 5 }),
    () => grantMore(eve, linkId),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("how long a link lives is reckoned from the moment the server is asked", async () => {
  const userId = newId();
  const file = await putFile(userId);
  const week = 7 * 86_400;

  const link = await createLink({ userId, name: "Ada" }, { fileId: file, expiresIn: week }, noon);
  expect(link.expiresAt).toBe(later(week).toISOString());
  const changed = await updateLink(userId, { linkId: link.linkId, expiresIn: 60 }, later(week));
  expect(changed).toMatchObject({ state: "active", expiresAt: later(week + 60).toISOString() });
  await expect(passGate(link.linkId, {}, later(week + 59))).resolves.toMatchObject({ isCounted: true });
  await expect(passGate(link.linkId, {}, later(week + 60))).rejects.toMatchObject({ code: "LINK_GONE" });
});

test("a budget serves whole files while it lasts, and returns for one file more", async () => {
  const userId = newId();
  const file = await putFile(userId, { fileSize: 100 });
  const { linkId } = await share(userId, { fileId: file, byteBudget: 250 });

  await passGate(linkId);
  await passGate(linkId);
  await expect(passGate(linkId)).rejects.toMatchObject({ code: "LINK_GONE" });
  // 200 of 250 are served; a return may take it to 350 and no further.
  await refetch(linkId, { passedAt: 0, range: "bytes=50-" });
  const last = await refetch(linkId, { passedAt: 0, range: "bytes=-50" });
  await refetch(linkId, { passedAt: 0, range: "bytes=0-49" });
  await expect(refetch(linkId, { passedAt: 0 })).rejects.toMatchObject({ code: "LINK_GONE" });

  expect(new URL(last?.grant.url ?? "").searchParams.get("X-Amz-SignedHeaders")).toBe("host;range");
  const raised = await updateLink(userId, { linkId, byteBudget: 1000 });
  expect(raised).toMatchObject({ state: "active", bytesServed: 350, downloadCount: 2 });
});

test("an ended link that may say why takes a wish for more, which one click grants", async () => {
  const userId = newId();
  const file = await putFile(userId);
  const expiresAt = later(60).toISOString();
  const open = { fileId: file, tellWhenGone: true };
  const timed = await createLink({ userId, name: "Ada" }, { ...open, expiresAt }, noon);
  const used = await share(userId, { ...open, maxDownloads: 1 });
  await passGate(used.linkId);

  await expect(viewLink(timed.linkId, {}, later(60))).rejects.toMatchObject({
    details: { reason: "expired" },
  });
  await askForMore(timed.linkId, later(61));
  await askForMore(used.linkId);
  expect((await listLinks(userId, { limit: 5 })).items.map(({ askedAt }) => askedAt !== null)).toEqual([
    true,
    true,
  ]);

  // What else is changed about it is no answer, and needs no new end.
  expect(await updateLink(userId, { linkId: timed.linkId, note: "Soon" }, later(61))).toMatchObject({
    state: "expired",
    note: "Soon",
    askedAt: later(61).toISOString(),
  });
  expect(await grantMore(userId, timed.linkId, later(61))).toMatchObject({ state: "active", askedAt: null });
  expect(await grantMore(userId, used.linkId)).toMatchObject({ maxDownloads: 2, askedAt: null });
  await expect(askForMore(used.linkId)).rejects.toMatchObject({ code: "LINK_GONE" });
});

test("what is about to go says which links it touches: its own, selections, and folders around it", async () => {
  const userId = newId();
  const outer = await putFolder(userId, "Outer");
  const inner = await putFolder(userId, "Inner", outer);
  const file = await putFile(userId, { folderId: inner });
  const stray = await putFile(userId);
  const own = await share(userId, { fileId: file });
  const around = await share(userId, { folderId: outer });
  const chosen = await share(userId, { fileIds: [file, stray] });
  const revoked = await share(userId, { fileId: file });
  await revokeLink(userId, revoked.linkId);
  await share(userId, { fileId: stray });

  const { links } = await linksTouching(userId, { fileIds: [file], folderIds: [] });

  expect(Object.fromEntries(links.map(({ linkId, effect }) => [linkId, effect]))).toEqual({
    [own.linkId]: "stops",
    [around.linkId]: "shrinks",
    [chosen.linkId]: "shrinks",
  });
  const { items } = await listLinksForFile(userId, { fileId: file, limit: 10 });
  expect(items.map(({ linkId }) => linkId)).toEqual([revoked.linkId, chosen.linkId, own.linkId]);
});
