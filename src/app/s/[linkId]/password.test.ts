import { newSecretId } from "@dropify/core/id";
import { updateLink } from "@dropify/core/links/update-link";
import { expect, test } from "vitest";
import { ask, cookiesOf } from "../testing/ask.ts";
import { comparableHeaders } from "../testing/comparable-headers.ts";
import { countOf } from "../testing/share-file.ts";
import { newOwner } from "../testing/share-items.ts";
import { HEAD as describeDownload, GET as download } from "./download/route.ts";
import { GET } from "./route.ts";
import { POST as unlock } from "./unlock/route.ts";
import { POST as zip } from "./zip/route.ts";

const password = "Ölfarbe 7";
const browser = { accept: "text/html", "user-agent": "Mozilla/5.0 (X11) Chrome/140.0 Safari/537.36" };
const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`x:${secret}`).toString("base64")}`,
});

async function lockedLink(rules: { maxDownloads?: number } = {}) {
  const owner = await newOwner();
  const link = await owner.share({ fileId: owner.outerFile, password, note: "for you", ...rules });
  return { ...owner, ...link };
}

test("before the password nothing is told: no name, no size, no note, no sender, in no format", async () => {
  const { linkId } = await lockedLink();

  const answers = [
    await ask(GET, linkId, browser),
    await ask(GET, linkId, { accept: "application/json" }),
    await ask(GET, linkId, { "user-agent": "Slackbot-LinkExpanding 1.0" }),
    await ask(download, linkId, { "user-agent": "curl/8" }),
    await ask(describeDownload, linkId),
    await ask(zip, linkId, {}, { form: {} }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 200, 401, 401, 401]);
  for (const answer of answers) {
    const said = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
    expect(said).not.toMatch(/>map|map\.pdf|300 bytes|for you|Ada Owner|argon2/);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(await countOf(linkId)).toBe(0);
});

test("a terminal is asked by HTTP Basic, a browser by the page's own form", async () => {
  const { linkId } = await lockedLink();

  const page = await ask(GET, linkId, browser);

  expect((await ask(download, linkId)).headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  expect(page.headers.get("www-authenticate")).not.toMatch(/basic/i);
  expect(await page.text()).toContain(`action="/s/${linkId}/unlock"`);
});

test("the form leads back to the page with a cookie for this link alone", async () => {
  const { linkId } = await lockedLink();

  const answer = await ask(unlock, linkId, browser, { form: { password } });

  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(`/s/${linkId}`);
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      new RegExp(`^dropify_unlock=[\\w.-]+; Path=/s/${linkId}; Max-Age=43200; HttpOnly; SameSite=Lax$`),
    ),
  ]);
  expect(await (await ask(GET, linkId, { ...browser, ...cookiesOf(answer) })).text()).toContain("map");
  expect((await ask(download, linkId, cookiesOf(answer))).status).toBe(302);
  const other = await lockedLink();
  expect((await ask(GET, other.linkId, { ...browser, ...cookiesOf(answer) })).status).toBe(401);
});

test("a wrong password is said to be wrong, and one that nobody gave is not", async () => {
  const { linkId } = await lockedLink();

  const wrong = await ask(unlock, linkId, browser, { form: { password: "wrong" } });

  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toContain("This is not the password");
  expect(await (await ask(GET, linkId, browser)).text()).not.toContain("This is not the password");
});

test("a program gives the password by Basic, under any user name", async () => {
  const { linkId } = await lockedLink();

  expect((await ask(download, linkId, basic("wrong"))).status).toBe(401);
  expect((await ask(download, linkId, basic(password))).status).toBe(302);
  expect((await ask(download, linkId, { authorization: "Basic !!" })).status).toBe(401);
  expect(await countOf(linkId)).toBe(1);
});

test("a changed password ends what was unlocked and what was granted; a removed one opens the link", async () => {
  const { linkId, userId } = await lockedLink();
  const unlocked = cookiesOf(await ask(unlock, linkId, browser, { form: { password } }));
  const granted = cookiesOf(await ask(download, linkId, unlocked));

  await updateLink(userId, { linkId, password: "another" });

  const both = { cookie: `${unlocked.cookie}; ${granted.cookie}` };
  expect((await ask(GET, linkId, { ...browser, ...both })).status).toBe(401);
  expect((await ask(download, linkId, both)).status).toBe(401);
  const anew = cookiesOf(await ask(unlock, linkId, browser, { form: { password: "another" } }));
  const counted = await ask(download, linkId, { cookie: `${anew.cookie}; ${granted.cookie}` });
  expect(counted.status).toBe(302);
  expect(await countOf(linkId)).toBe(2);
  await updateLink(userId, { linkId, password: null });
  expect((await ask(GET, linkId, browser)).status).toBe(200);
});

test("a thousand guesses are told to stop after ten, use nothing up, and even the right one waits then", async () => {
  const { linkId } = await lockedLink({ maxDownloads: 1 });

  const guesses = Array.from({ length: 40 }, (_, n) =>
    ask(unlock, linkId, browser, { form: { password: `${n}` } }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);

  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  const right = await ask(unlock, linkId, browser, { form: { password } });
  expect(right.status).toBe(429);
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(right.headers.getSetCookie()).toEqual([]);
  expect(await countOf(linkId)).toBe(0);
  const other = await lockedLink();
  expect((await ask(unlock, other.linkId, browser, { form: { password } })).status).toBe(303);
});

test("guessing at a link that never was looks like any link that is not there", async () => {
  const answer = await ask(unlock, newSecretId(), browser, { form: { password } });
  const never = await ask(GET, newSecretId(), browser);

  expect(answer.status).toBe(404);
  expect(comparableHeaders(answer)).toEqual(comparableHeaders(never));
  expect(await answer.text()).toBe(await never.text());
});

test.each([
  ["nothing", {}],
  ["an empty password", { password: "" }],
  ["a password of a megabyte", { password: "a".repeat(1_000_000) }],
])("%s opens nothing", async (_, form: Record<string, string>) => {
  const { linkId } = await lockedLink();

  expect((await ask(unlock, linkId, browser, { form })).status).toBe(401);
});
