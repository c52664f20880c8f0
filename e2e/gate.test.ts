import { expect, test } from "vitest";
import { Account } from "./account.ts";
import { ListedLink } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { shareFile } from "./send-file.ts";
import { newOwner, stranger } from "./shared-app.ts";

const ada = await newOwner();

const countOf = async ({ linkId }: { linkId: string }): Promise<number> =>
  ListedLink.parse(await ada.query("links.get", { linkId })).downloadCount;

/** One download by somebody new, by page or by program. @returns the status, 302 for bytes */
async function tryDownload(
  linkId: string,
  by: "page" | "program",
  who: Account = stranger(),
): Promise<number> {
  if (by === "page") return (await who.send(`/s/${linkId}/download`)).status;
  const response = await who.post("/api/trpc/links.download", { linkId });
  return response.ok ? 302 : response.status;
}

test.each([
  ["a hundred", 10, 100],
  ["fifty more than are left", 40, 90],
])("of %s downloads at once on a link with some left, exactly those pass", async (_, maxDownloads, tries) => {
  const link = await shareFile(ada, { maxDownloads });
  const statuses = await Promise.all(
    Array.from({ length: tries }, (_, at) => tryDownload(link.linkId, at % 2 ? "page" : "program")),
  );

  expect(statuses.filter((status) => status === 302)).toHaveLength(maxDownloads);
  expect(statuses.filter((status) => status === 404)).toHaveLength(tries - maxDownloads);
  expect(await countOf(link)).toBe(maxDownloads);
});

test("a hundred recipients behind one address all download", async () => {
  const link = await shareFile(ada);
  const one = stranger();
  const statuses = await Promise.all(
    Array.from({ length: 200 }, () => tryDownload(link.linkId, "page", one.twin())),
  );

  expect(statuses.every((status) => status === 302)).toBe(true);
});

test("a visitor who was counted comes back within the hour, until the link is revoked", async () => {
  const link = await shareFile(ada, { maxDownloads: 1 });
  const visitor = stranger();
  const download = () => visitor.send(`/s/${link.linkId}/download`);
  const first = await download();
  const again = await download();
  expect([first.status, again.status]).toEqual([302, 302]);
  const rest = await fetch(again.headers.get("location") ?? "", { headers: { range: "bytes=3-" } });
  expect([rest.status, await rest.text()]).toEqual([206, "lo"]);
  expect(await countOf(link)).toBe(1);

  await ada.mutate("links.revoke", { linkId: link.linkId });

  expect((await download()).status).toBe(404);
  expect((await visitor.send(`/s/${link.linkId}`)).status).toBe(404);
  const expires = new URL(again.headers.get("location") ?? "").searchParams.get("X-Amz-Expires");
  expect(Number(expires)).toBeLessThanOrEqual(300);
});

const unfurlers = [
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "WhatsApp/2.23.20.0",
  "Twitterbot/1.0",
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
  "TelegramBot (like TwitterBot)",
];

test("chats that unfurl a link see its card and use up nothing, whatever they ask for", async () => {
  const link = await shareFile(ada, { maxDownloads: 1 }, { fileName: "Card.pdf" });
  for (const agent of unfurlers)
    for (const path of [`/s/${link.linkId}`, `/s/${link.linkId}/download`]) {
      const response = await stranger().send(path, { headers: { "user-agent": agent } });
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(html).toContain('<meta property="og:title" content="Card.pdf"/>');
      expect(html).toContain(`<meta property="og:url" content="${link.url}"/>`);
      expect(response.headers.getSetCookie()).toEqual([]);
    }

  expect(await countOf(link)).toBe(0);
});

test("HEAD and a browser that fetches ahead use up nothing", async () => {
  const link = await shareFile(ada, { maxDownloads: 1 });
  const ahead = { headers: { "sec-purpose": "prefetch;prerender" } };
  const head = await stranger().send(`/s/${link.linkId}/download`, { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(head.headers.get("location")).toBeNull();
  expect(head.headers.get("content-disposition")).toBe("attachment; filename=plan.txt");
  expect((await stranger().send(`/s/${link.linkId}`, { method: "HEAD" })).status).toBe(200);
  expect((await stranger().send(`/s/${link.linkId}/download`, ahead)).status).toBe(200);
  expect((await stranger().send(`/api/trpc/links.download?input={}`)).status).toBe(405);

  expect(await countOf(link)).toBe(0);
  expect(await tryDownload(link.linkId, "page")).toBe(302);
});

test("a link that is used up is answered like one that never was", async () => {
  const { linkId } = await shareFile(ada, { maxDownloads: 1 });
  await tryDownload(linkId, "program");
  const never = "0".repeat(22);
  const [used, unknown] = await Promise.all([linkId, never].map((id) => stranger().send(`/s/${id}`)));

  expect(await used?.text()).toBe(await unknown?.text());
  expect([used?.status, unknown?.status]).toEqual([404, 404]);
  const [one, other] = await Promise.all(
    [linkId, never].map((id) => refusalOf(stranger().mutate("links.download", { linkId: id }))),
  );
  expect(one).toEqual(other);
});

test("a program that was counted resumes without a cookie, and neither begins anew nor lets others in", async () => {
  const link = await shareFile(ada, { maxDownloads: 1 });
  const path = `/s/${link.linkId}/download`;
  const visitor = stranger();
  const neighbour = stranger();
  const ask = (who: Account, agent: string, range?: string, method = "GET") =>
    // Each asks as a new process does: without what it was given before.
    new Account(who.url, who.address).send(path, {
      method,
      headers: { "user-agent": agent, ...(range && { range }) },
    });
  expect((await ask(visitor, "curl/8.5.0")).status).toBe(302);

  const resumed = await ask(visitor, "curl/8.5.0", "bytes=3-");
  expect(resumed.status).toBe(302);
  const rest = await fetch(resumed.headers.get("location") ?? "", { headers: { range: "bytes=3-" } });
  expect(await rest.text()).toBe("lo");
  expect((await ask(visitor, "curl/8.5.0", undefined, "HEAD")).status).toBe(200);
  for (const refused of [
    await ask(visitor, "curl/8.5.0"),
    await ask(visitor, "curl/8.5.0", "bytes=0-"),
    await ask(visitor, "curl/8.5.0", "bytes=-2"),
    await ask(visitor, "curl/8.5.0", "bytes=0-1,3-4"),
    await ask(visitor, "Wget/1.21.4", "bytes=3-"),
    await ask(neighbour, "curl/8.5.0", "bytes=3-"),
  ])
    expect(refused.status).toBe(404);
  expect(await countOf(link)).toBe(1);

  await ada.mutate("links.revoke", { linkId: link.linkId });
  expect((await ask(visitor, "curl/8.5.0", "bytes=3-")).status).toBe(404);
});
