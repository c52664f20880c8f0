import { documentClient } from "@dropify/core/dynamodb";
import { findLink } from "@dropify/core/links/live";
import { log } from "@dropify/core/log";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { ask, cookiesOf } from "../testing/ask.ts";
import { newOwner } from "../testing/share-items.ts";
import { POST as received } from "./download/[fileId]/received/route.ts";
import { GET as downloadPart } from "./download/[fileId]/route.ts";
import { HEAD as describeDownload, GET as download } from "./download/route.ts";
import { GET, HEAD } from "./route.ts";
import { POST as unlock } from "./unlock/route.ts";
import { POST as zip } from "./zip/route.ts";

const browser = { accept: "text/html", "user-agent": "Mozilla/5.0 (X11) Chrome/140.0 Safari/537.36" };
const hourMs = 3_600_000;
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const countsOf = async (linkId: string) => {
  const { downloadCount, bytesServed } = (await findLink(linkId)) ?? {};
  return { downloadCount, bytesServed };
};

/** From now on the server's clock is that much ahead. */
const turnClock = (ms: number) => void vi.useFakeTimers({ now: Date.now() + ms, toFake: ["Date"] });
afterEach(() => void vi.useRealTimers());
// AWS's clients have learned how far the clock seemed to be off: who comes after in this process needs others.
afterAll(() => void vi.resetModules());

test("grants are worth nothing an hour on, be it of a file, a part or all, and cannot be made younger", async () => {
  const { folderId, outerFile, strayFile, share } = await newOwner();
  const one = await share({ fileId: strayFile, maxDownloads: 1 });
  const parts = await share({ folderId, maxDownloads: 1 });
  const all = await share({ folderId, maxDownloads: 1 });
  const part = { fileId: outerFile };
  const ofOne = cookiesOf(await ask(download, one.linkId));
  const ofPart = cookiesOf(await ask(downloadPart, parts.linkId, {}, part));
  const ofAll = cookiesOf(await ask(zip, all.linkId, {}, { form: {} }));
  const again = () =>
    Promise.all([
      ask(download, one.linkId, ofOne),
      ask(describeDownload, one.linkId, ofOne),
      ask(downloadPart, parts.linkId, ofPart, part),
      ask(zip, all.linkId, ofAll, { form: {} }),
      ask(downloadPart, all.linkId, ofAll, part),
    ]);

  turnClock(hourMs - 5000);
  const late = await again();
  expect(statusesOf(late)).toEqual([302, 200, 302, 200, 302]);
  // Coming back gives no new hour.
  expect(late.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  turnClock(6000);
  expect(statusesOf(await again())).toEqual([404, 404, 404, 404, 404]);
  for (const { linkId } of [one, parts, all])
    expect(await countsOf(linkId)).toMatchObject({ downloadCount: 1 });
});

test("what was unlocked is locked again after twelve hours", async () => {
  const { outerFile, share } = await newOwner();
  const { linkId } = await share({ fileId: outerFile, password: "open sesame" });
  const key = cookiesOf(await ask(unlock, linkId, browser, { form: { password: "open sesame" } }));

  turnClock(12 * hourMs - 5000);
  expect((await ask(GET, linkId, { ...browser, ...key })).status).toBe(200);
  turnClock(6000);
  expect((await ask(GET, linkId, { ...browser, ...key })).status).toBe(401);
  expect((await ask(download, linkId, key)).status).toBe(401);
});

test("a grant opens what it was given for, and no other file, archive, look or receipt", async () => {
  const { folderId, outerFile, innerFile, share } = await newOwner();
  const { linkId } = await share({ folderId, maxDownloads: 1 });
  const granted = cookiesOf(await ask(downloadPart, linkId, {}, { fileId: outerFile }));

  const answers = [
    await ask(downloadPart, linkId, granted, { fileId: innerFile }),
    await ask(downloadPart, linkId, granted, { fileId: innerFile, search: "?view=1" }),
    await ask(download, linkId, granted),
    await ask(zip, linkId, granted, { form: {} }),
    await ask(received, linkId, granted, { fileId: innerFile, form: { sha256: "" } }),
    await ask(GET, linkId, { ...browser, ...granted }),
  ];
  expect(statusesOf(answers)).toEqual([404, 404, 404, 404, 404, 404]);
  expect(await countsOf(linkId)).toEqual({ downloadCount: 1, bytesServed: 300 });
});

test("a second tab is the same visitor: it counts once more only where nobody was counted yet", async () => {
  const { strayFile, share } = await newOwner();
  const { linkId } = await share({ fileId: strayFile, maxDownloads: 2 });

  // Two at once, before either has an answer, are two; whoever comes back with either's cookie is none.
  const tabs = await Promise.all([ask(download, linkId), ask(download, linkId)]);
  expect(statusesOf(tabs)).toEqual([302, 302]);
  const both = { cookie: tabs.map((tab) => cookiesOf(tab).cookie).join("; ") };
  const more = await Promise.all(Array.from({ length: 6 }, () => ask(download, linkId, both)));
  expect(new Set(statusesOf(more))).toEqual(new Set([302]));
  expect((await ask(download, linkId)).status).toBe(404);
  expect(await countsOf(linkId)).toMatchObject({ downloadCount: 2 });
});

test("raced for by archives, files and parts of files, a budget gives no more than one file past it", async () => {
  const { folderId, outerFile, innerFile, share } = await newOwner();
  const { linkId } = await share({ folderId, byteBudget: 400 });
  const fetchAll = async () => {
    const first = await ask(zip, linkId, {}, { form: {} });
    if (first.status !== 200) return;
    const cookies = cookiesOf(first);
    for (const fileId of [outerFile, innerFile]) await ask(downloadPart, linkId, cookies, { fileId });
  };

  await Promise.all([
    fetchAll(),
    fetchAll(),
    ask(downloadPart, linkId, {}, { fileId: outerFile }),
    ask(downloadPart, linkId, {}, { fileId: innerFile }),
    ask(downloadPart, linkId, { range: "bytes=0-99" }, { fileId: outerFile }),
  ]);

  const { bytesServed = 0 } = await countsOf(linkId);
  expect(bytesServed).toBeGreaterThanOrEqual(300);
  expect(bytesServed).toBeLessThanOrEqual(400 + 300);
});

test("asked by HEAD, in parts or anew, nothing is served that a used-up link does not owe, and no cache may keep it", async () => {
  const { strayFile, share } = await newOwner();
  const { linkId } = await share({ fileId: strayFile, maxDownloads: 1 });
  const first = await ask(download, linkId);

  const answers = await Promise.all([
    ask(HEAD, linkId, browser),
    ask(describeDownload, linkId),
    ask(download, linkId, { range: "bytes=0-0" }),
    ask(download, linkId, { range: "bytes=1-" }),
    ask(download, linkId, { "if-none-match": '"x"', "if-range": '"x"', range: "bytes=5-" }),
    ask(download, linkId, { "x-http-method-override": "HEAD", "cache-control": "only-if-cached" }),
    ask(download, linkId, {}, { search: "?view=1" }),
    ask(download, linkId, { cookie: "dropify_grant=0.99999999999.x.x" }),
  ]);
  expect(new Set(statusesOf(answers))).toEqual(new Set([404]));
  for (const { headers } of [first, ...answers]) {
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("etag")).toBeNull();
  }
  expect(await countsOf(linkId)).toMatchObject({ downloadCount: 1 });
});

/** The table of the limits cannot be asked. */
let isAway = false;
beforeAll(() => {
  vi.spyOn(log, "error").mockImplementation(() => undefined);
  documentClient().middlewareStack.add(
    (next) => async (args) => {
      if (isAway && JSON.stringify(args.input).includes("guess#")) throw new Error("connect ECONNREFUSED");
      return next(args);
    },
    { step: "initialize", name: "away" },
  );
});
afterAll(() => void documentClient().middlewareStack.remove("away"));

test("while guesses cannot be counted no password is tried, not even the right one, and who proved it before goes on", async () => {
  const { strayFile, share } = await newOwner();
  const lock = () => share({ fileId: strayFile, password: "open sesame" });
  const [{ linkId }, { linkId: opened }] = await Promise.all([lock(), lock()]);
  const basic = { authorization: `Basic ${btoa("x:open sesame")}` };
  const key = cookiesOf(await ask(unlock, opened, browser, { form: { password: "open sesame" } }));

  isAway = true;
  const refused = [
    await ask(unlock, linkId, browser, { form: { password: "open sesame" } }),
    await ask(unlock, linkId, browser, { form: { password: "wrong" } }),
    await ask(download, linkId, { ...basic, "user-agent": "curl/8" }),
    await ask(GET, linkId, { ...basic, accept: "application/json" }),
  ];
  const known = await ask(download, opened, key);
  isAway = false;

  expect(statusesOf(refused)).toEqual([503, 503, 503, 503]);
  for (const answer of refused) {
    expect(answer.headers.get("retry-after")).toBe("10");
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.text()).not.toMatch(/ECONN|stray|Ada/);
  }
  expect(known.status).toBe(302);
  expect(await countsOf(linkId)).toMatchObject({ downloadCount: 0 });
  expect((await ask(download, linkId, basic)).status).toBe(302);
});
