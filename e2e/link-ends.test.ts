import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import type { Account } from "./account.ts";
import { ShareListing } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { sendFile, shareFile } from "./send-file.ts";
import { askForAll, share } from "./share-folder.ts";
import { newOwner, stranger } from "./shared-app.ts";

const ada = await newOwner();
const browser = { accept: "text/html", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" };

/** Ends a link in each of the ways there are. */
const endings: Record<string, () => Promise<string>> = {
  expired: async () => (await shareFile(ada, { expiresIn: 1, tellWhenGone: true })).linkId,
  "used-up": async () => {
    const { linkId } = await shareFile(ada, { maxDownloads: 1, tellWhenGone: true });
    await stranger().send(`/s/${linkId}/download`);
    return linkId;
  },
  revoked: async () => {
    const { linkId } = await shareFile(ada, { tellWhenGone: true });
    await ada.mutate("links.revoke", { linkId });
    return linkId;
  },
  suspended: async () => {
    const { fileId } = await sendFile(ada, "hello");
    const { linkId } = await share(ada, { fileId, tellWhenGone: true });
    await ada.mutate("files.trash", { fileId });
    return linkId;
  },
};
const ended = new Map<string, string>();
beforeAll(async () => {
  for (const [reason, end] of Object.entries(endings)) ended.set(reason, await end());
  await sleep(1500);
});

test.each(Object.keys(endings))(
  "a link that is %s says so by every address, where its owner allows it",
  async (reason) => {
    const linkId = ended.get(reason) ?? "";
    const page = await stranger().send(`/s/${linkId}`, { headers: browser });
    const head = await stranger().send(`/s/${linkId}`, { method: "HEAD" });
    const listing = await stranger().send(`/s/${linkId}`, { headers: { accept: "application/json" } });
    const download = await stranger().send(`/s/${linkId}/download`, { headers: { "user-agent": "curl/8" } });
    const all = await askForAll(stranger(), linkId);

    expect([page, head, listing, download, all].map(({ status }) => status)).toEqual([
      410, 410, 410, 410, 410,
    ]);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect(await page.text()).not.toMatch(/plan\.txt|Ada Owner/);
    expect(ShareListing.parse(await listing.json())).toMatchObject({ state: reason, items: [] });
    expect(await download.text()).toMatch(/^(This|What this) link .+\.\n$/);
    const refusal = await refusalOf(stranger().mutate("links.download", { linkId }));
    expect(refusal).toMatchObject({ appCode: "LINK_GONE", reason });
    expect(await ada.query("links.get", { linkId })).toMatchObject({
      downloadCount: reason === "used-up" ? 1 : 0,
    });
  },
);

/** Each way to ask for something under a link, and what it gets: of one with a password, and of none. */
const doors: [string, (who: Account, linkId: string) => Promise<Response>, locked: number][] = [
  ["the page", (who, id) => who.send(`/s/${id}`), 401],
  ["HEAD of the page", (who, id) => who.send(`/s/${id}`, { method: "HEAD" }), 401],
  ["the listing", (who, id) => who.send(`/s/${id}`, { headers: { accept: "application/json" } }), 401],
  ["the bytes", (who, id) => who.send(`/s/${id}/download`), 401],
  ["HEAD of the bytes", (who, id) => who.send(`/s/${id}/download`, { method: "HEAD" }), 401],
  ["a look", (who, id) => who.send(`/s/${id}/download?view=1`), 401],
  ["one file", (who, id) => who.send(`/s/${id}/download/${"0".repeat(26)}`), 401],
  ["all files", (who, id) => askForAll(who, id), 401],
  ["a wrong password", (who, id) => post(who, `/s/${id}/unlock`, { password: "wrong" }), 401],
  ["a wish for more", (who, id) => post(who, `/s/${id}/ask`), 404],
  ["a receipt", (who, id) => post(who, `/s/${id}/download/${"0".repeat(26)}/received`), 401],
  // A chat must see some card, which names nothing.
  ["the card", (who, id) => who.send(`/s/${id}/card`), 200],
];
const post = (who: Account, path: string, form: Record<string, string> = {}) =>
  who.send(path, { method: "POST", body: new URLSearchParams(form) });

test.each(doors)(
  "%s: shut before the password, not there without a link, whoever is signed in",
  async (_, ask, locked) => {
    const link = await shareFile(ada, { password: "open sesame" });
    const revoked = ended.get("revoked-quietly") ?? (await revokedQuietly());
    for (const who of [stranger(), await eve, ada]) {
      expect((await ask(who, link.linkId)).status).toBe(locked);
      for (const id of [revoked, "0".repeat(22), "no-such-name"])
        expect((await ask(who, id)).status).toBe(404);
    }
  },
);

const eve = newOwner();

async function revokedQuietly(): Promise<string> {
  const { linkId } = await shareFile(ada);
  await ada.mutate("links.revoke", { linkId });
  ended.set("revoked-quietly", linkId);
  return linkId;
}
