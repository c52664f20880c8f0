import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { Link, ListedLink, ShareListing } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { askForAll, fillFolder, share } from "./share-folder.ts";
import { newOwner, stranger } from "./shared-app.ts";

const ada = await newOwner();
const eve = await newOwner();
const items = await fillFolder(ada);
const targets: [string, object][] = [
  ["a folder", { folderId: items.folderId }],
  ["a selection", { fileIds: [items.outer], folderIds: [items.innerId] }],
];
const countOf = async ({ linkId }: { linkId: string }) =>
  ListedLink.parse(await ada.query("links.get", { linkId }));
const asJson = { headers: { accept: "application/json" } };
const Bundle = z.object({ parts: z.array(z.object({ fileId: z.string(), url: z.string() })) });

test.each(targets)(
  "of forty at once on %s with five left, by file and all in one, five pass",
  async (_, target) => {
    const link = await share(ada, { ...target, maxDownloads: 5 });

    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, nth) => {
        const who = stranger();
        if (nth % 4 === 0) return askForAll(who, link.linkId);
        return who.send(`/s/${link.linkId}/download/${nth % 2 ? items.outer : items.inner}`);
      }),
    );

    expect(answers.filter(({ status }) => status === 302 || status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(35);
    expect(await countOf(link)).toMatchObject({ downloadCount: 5, state: "used-up" });
  },
);

test("a budget raced for by forty serves what fits and not one file more; whoever was counted, one", async () => {
  // "the pier" has 8 bytes.
  const link = await share(ada, { folderId: items.folderId, byteBudget: 30 });
  const path = `/s/${link.linkId}/download/${items.inner}`;
  const visitors = Array.from({ length: 40 }, stranger);

  const first = await Promise.all(visitors.map((who) => who.send(path)));
  expect(first.filter(({ status }) => status === 302)).toHaveLength(3);
  expect(await countOf(link)).toMatchObject({ downloadCount: 3, bytesServed: 24 });

  const again = await Promise.all(visitors.flatMap((who) => [who.send(path), who.twin().send(path)]));
  // 24 of 30: to 32, which is less than one file too many, and no further.
  expect(again.filter(({ status }) => status === 302)).toHaveLength(1);
  expect(await countOf(link)).toMatchObject({ downloadCount: 3, bytesServed: 32 });
});

test.each(targets)(
  "%s within a budget arrives whole, each file charged as it is asked for",
  async (_, target) => {
    const link = await share(ada, { ...target, byteBudget: 15, maxDownloads: 1 });
    const visitor = stranger();

    const { parts } = Bundle.parse(await (await askForAll(visitor, link.linkId)).json());
    expect((await countOf(link)).bytesServed).toBe(0);
    const bodies = [];
    for (const { url } of parts) {
      const { status, headers } = await visitor.send(url);
      expect(status).toBe(302);
      bodies.push(await (await fetch(headers.get("location") ?? "")).text());
    }

    expect(bodies.toSorted()).toEqual(["the map", "the pier"]);
    expect(await countOf(link)).toMatchObject({ downloadCount: 1, bytesServed: 15 });
  },
);

test.each(targets)("%s behind a password tells nothing of what is in it", async (_, target) => {
  const { linkId } = await share(ada, { ...target, password: "open sesame", note: "for Bob" });
  const slackbot = { headers: { "user-agent": "Slackbot-LinkExpanding 1.0" } };

  const answers = [
    await stranger().send(`/s/${linkId}`),
    await stranger().send(`/s/${linkId}`, asJson),
    await stranger().send(`/s/${linkId}/download/${items.outer}`),
    await askForAll(stranger(), linkId),
    await stranger().send(`/s/${linkId}`, slackbot),
  ];

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 200]);
  for (const answer of answers) {
    expect(`${await answer.text()} ${JSON.stringify([...answer.headers])}`).not.toMatch(
      /map\b|pier|Trip|Day 1|for Bob|Ada Owner|argon2/,
    );
  }
  const card = await stranger().send(`/s/${linkId}/card`, slackbot);
  expect([card.status, card.headers.get("content-type")]).toEqual([200, "image/png"]);
});

test.each(targets)("%s is gone a second after its end, by every address", async (_, target) => {
  const link = await share(ada, { ...target, expiresIn: 1 });
  await sleep(1500);

  const answers = [
    await stranger().send(`/s/${link.linkId}`),
    await stranger().send(`/s/${link.linkId}`, asJson),
    await stranger().send(`/s/${link.linkId}/download/${items.outer}`),
    await askForAll(stranger(), link.linkId),
    await stranger().send(`/s/${link.linkId}/card`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(await countOf(link)).toMatchObject({ state: "expired", downloadCount: 0 });
});

test("how long a link lives is reckoned by the server's clock", async () => {
  const asked = await ada.post("/api/trpc/links.create", { folderId: items.folderId, expiresIn: 3600 });
  const { expiresAt } = z.object({ result: z.object({ data: Link }) }).parse(await asked.json()).result.data;
  const server = Date.parse(asked.headers.get("date") ?? "");

  expect(Math.abs(Date.parse(expiresAt ?? "") - server - 3_600_000)).toBeLessThan(5000);
});

test("what lies outside, or is somebody else's, is as if it never was", async () => {
  const { linkId } = await share(ada, { folderId: items.innerId });
  const theirs = await fillFolder(eve);

  for (const path of [
    `/download/${items.outer}`,
    `/download/${items.stray}`,
    `/download/${theirs.outer}`,
    `?folder=${items.folderId}`,
    `?folder=${theirs.folderId}`,
    `?file=${items.outer}`,
  ])
    expect((await stranger().send(`/s/${linkId}${path}`)).status).toBe(404);
  for (const target of [
    { folderId: theirs.folderId },
    { fileIds: [items.outer, theirs.outer] },
    { fileIds: [items.outer], folderIds: [theirs.innerId] },
  ])
    expect(await refusalOf(ada.mutate("links.create", target))).toMatchObject({ appCode: "NOT_FOUND" });
});

test("a cursor made up, or another list's, is refused", async () => {
  const { linkId } = await share(ada, { folderId: items.folderId });
  for (const cursor of ["x", "all:e30.x", "files:e30.x", "folders:e30.x"]) {
    const search = `?cursor=${encodeURIComponent(cursor)}`;
    expect((await stranger().send(`/s/${linkId}${search}`)).status).toBe(400);
    const listing = await stranger().send(`/s/${linkId}${search}`, asJson);
    expect(ShareListing.parse(await listing.json())).toMatchObject({ state: "bad-request", items: [] });
    const browse = { cursor };
    expect(await refusalOf(stranger().query("links.view", { linkId, browse }))).toMatchObject({
      appCode: "BAD_CURSOR",
    });
  }
  const first = z.object({ cursor: z.string() }).parse(await ada.query("links.list", { limit: 1 }));
  for (const [who, list, cursor] of [
    [ada, "links.list", "e30.x"],
    [ada, "activity.list", "e30.x"],
    [eve, "links.list", first.cursor],
    [ada, "activity.list", first.cursor],
  ] as const)
    expect(await refusalOf(who.query(list, { cursor }))).toMatchObject({ appCode: "BAD_CURSOR" });
});
