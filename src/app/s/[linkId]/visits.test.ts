import { listActivity } from "@dropify/core/activity/activities";
import { linkStats } from "@dropify/core/links/link-stats";
import { expect, test, vi } from "vitest";
import { ask, cookiesOf } from "../testing/ask.ts";
import { shareFile } from "../testing/share-file.ts";
import { newOwner } from "../testing/share-items.ts";
import { POST as askForMore } from "./ask/route.ts";
import { POST as receive } from "./download/[fileId]/received/route.ts";
import { GET as downloadOne } from "./download/[fileId]/route.ts";
import { GET as download } from "./download/route.ts";
import { GET, HEAD } from "./route.ts";
import { POST as unlock } from "./unlock/route.ts";

const firefox = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
const chrome = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36" };

/** What is written behind an answer is there a moment later. */
async function eventually<T>(read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  const wait = async () => {
    const value = await read();
    return isThere(value) ? value : expect.fail("it is not there yet");
  };
  return vi.waitFor(wait, { timeout: 20_000, interval: 20 });
}

test("visits, visitors, downloads by people and programs, and robots are counted apart, and no address is kept", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ fileId: owner.outerFile });
  const from = { referer: "https://chat.example/private/room?x=1", "cloudfront-viewer-country": "PT" };

  await ask(GET, linkId, { ...firefox, ...from });
  await ask(GET, linkId, firefox);
  await ask(GET, linkId, chrome);
  await ask(GET, linkId, { "user-agent": "curl/8.5.0" });
  await ask(GET, linkId, { "user-agent": "Wget/1.21", accept: "application/json" });
  await ask(GET, linkId, { "user-agent": "Slackbot-LinkExpanding 1.0" });
  await ask(download, linkId, firefox);
  await ask(download, linkId, { "user-agent": "curl/8.5.0" });

  const stats = await eventually(
    () => linkStats(owner.userId, linkId),
    ({ visits, programVisits, downloads, uniqueVisitors, series }) =>
      visits + programVisits === 5 &&
      downloads.bots === 1 &&
      uniqueVisitors === 2 &&
      series[0]?.downloads === 2,
  );
  expect(stats).toMatchObject({
    visits: 3,
    programVisits: 2,
    downloads: { people: 1, programs: 1, bots: 1 },
    bytesServed: 600,
    series: [{ at: new Date().toISOString().slice(0, 10), visits: 3, downloads: 2 }],
    referrers: [{ name: "chat.example", visits: 1 }],
    countries: [{ name: "PT", visits: 1 }],
  });
  expect(stats.lastAccessAt).not.toBeNull();
});

test("the owner's activity tells of each once: view, download, wrong password, a wish for more", async () => {
  const owner = await newOwner();
  const locked = await owner.share({ fileId: owner.outerFile, password: "right", name: "Locked" });
  const once = await owner.share({ fileId: owner.outerFile, maxDownloads: 1, tellWhenGone: true });

  await ask(unlock, locked.linkId, firefox, { form: { password: "wrong" } });
  await ask(GET, once.linkId, firefox);
  await ask(download, once.linkId, firefox);
  const gone = await ask(GET, once.linkId, { ...chrome, accept: "text/html" });
  const asked = await ask(askForMore, once.linkId, { ...chrome, accept: "text/html" }, { form: {} });

  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain("Ask for another download");
  expect(asked.status).toBe(200);
  const kinds = ["link.asked", "link.downloaded", "link.unlock-failed", "link.viewed"];
  const { items } = await eventually(
    () => listActivity(owner.userId, { limit: 50 }),
    (page) => kinds.every((kind) => page.items.some((item) => item.kind === kind)),
  );
  expect(items.map(({ kind }) => kind).toSorted()).toEqual(kinds);
});

test("a visit is an opening of the page: HEAD is none, nor is turning to a folder, a file or another order", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ folderId: owner.folderId });
  const visits = async () => (await linkStats(owner.userId, linkId)).visits;
  const within = { ...chrome, "sec-fetch-site": "same-origin" };

  expect((await ask(HEAD, linkId, firefox)).status).toBe(200);
  await ask(GET, linkId, firefox, { search: `?folder=${owner.innerId}` });
  await ask(GET, linkId, within, { search: "?sort=size" });
  await ask(GET, linkId, within);
  await ask(
    GET,
    linkId,
    { ...chrome, "sec-fetch-site": "cross-site" },
    { search: `?file=${owner.outerFile}` },
  );
  await eventually(visits, (count) => count > 0);
  await ask(GET, linkId, firefox);

  await eventually(visits, (count) => count > 1);
  expect(await visits()).toBe(2);
});

test("whoever opens a locked link has visited it, once", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ fileId: owner.outerFile, password: "right" });
  const within = { ...chrome, "sec-fetch-site": "same-origin" };

  const opened = await ask(unlock, linkId, within, { form: { password: "right" } });
  const page = await ask(GET, linkId, { ...within, ...cookiesOf(opened) });

  expect(page.status).toBe(200);
  const stats = await eventually(
    () => linkStats(owner.userId, linkId),
    ({ visits }) => visits > 0,
  );
  expect(stats.visits).toBe(1);
});

test("only who downloaded is believed that it arrived, once for each download, and by the right digest", async () => {
  const sha256 = "a".repeat(64);
  const { linkId, fileId, userId } = await shareFile({ sha256 });
  const say = (headers: Record<string, string>, claimed = sha256) =>
    ask(receive, linkId, { ...firefox, ...headers }, { fileId, form: { sha256: claimed } });
  const first = cookiesOf(await ask(download, linkId, firefox));
  const second = cookiesOf(await ask(downloadOne, linkId, firefox, { fileId }));

  const nobody = await say({});
  const wrong = await say(first, "b".repeat(64));
  const other = await ask(
    receive,
    (await shareFile({ sha256 })).linkId,
    { ...firefox, ...first },
    { fileId, form: { sha256 } },
  );
  expect([nobody, wrong, other].map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await linkStats(userId, linkId)).receipts).toEqual([]);

  for (const grant of [first, first, second]) expect((await say(grant)).status).toBe(204);
  expect((await linkStats(userId, linkId)).receipts).toMatchObject([
    { fileName: "report.pdf" },
    { fileName: "report.pdf" },
  ]);
  const { items } = await listActivity(userId, { limit: 50 });
  expect(items.filter(({ kind }) => kind === "link.received")).toHaveLength(2);
});

test("asking for more twice tells the owner once", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ fileId: owner.outerFile, maxDownloads: 1, tellWhenGone: true });
  await ask(download, linkId, firefox);

  for (let press = 0; press < 3; press++) {
    expect((await ask(askForMore, linkId, chrome, { form: {} })).status).toBe(200);
  }
  await ask(GET, (await owner.share({ fileId: owner.outerFile })).linkId, firefox);

  const { items } = await eventually(
    () => listActivity(owner.userId, { limit: 50 }),
    (page) => page.items.some(({ kind }) => kind === "link.viewed"),
  );
  expect(items.filter(({ kind }) => kind === "link.asked")).toHaveLength(1);
});
