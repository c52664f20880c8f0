import { setTimeout as sleep } from "node:timers/promises";
import { listActivity } from "@dropify/core/activity/activities";
import { linkStats } from "@dropify/core/links/link-stats";
import { expect, test } from "vitest";
import { ask } from "../testing/ask.ts";
import { newOwner } from "../testing/share-items.ts";
import { POST as askForMore } from "./ask/route.ts";
import { GET as download } from "./download/route.ts";
import { GET } from "./route.ts";
import { POST as unlock } from "./unlock/route.ts";

const firefox = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
const chrome = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36" };

/** What is written behind an answer is there a moment later. */
async function eventually<T>(read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    await sleep(20);
  }
}

test("visits, visitors, downloads by people and programs, and robots are counted apart, and no address is kept", async () => {
  const owner = await newOwner();
  const { linkId } = await owner.share({ fileId: owner.outerFile });
  const from = { referer: "https://chat.example/private/room?x=1", "cloudfront-viewer-country": "PT" };

  await ask(GET, linkId, { ...firefox, ...from });
  await ask(GET, linkId, firefox);
  await ask(GET, linkId, chrome);
  await ask(GET, linkId, { "user-agent": "Slackbot-LinkExpanding 1.0" });
  await ask(download, linkId, firefox);
  await ask(download, linkId, { "user-agent": "curl/8.5.0" });

  const stats = await eventually(
    () => linkStats(owner.userId, linkId),
    ({ visits, downloads, uniqueVisitors, series }) =>
      visits === 3 && downloads.bots === 1 && uniqueVisitors === 3 && series[0]?.downloads === 2,
  );
  expect(stats).toMatchObject({
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
