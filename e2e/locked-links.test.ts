import { expect, test } from "vitest";
import { Link, LinkView, LockedView, ShareListing, Unlocked } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { shareFile } from "./send-file.ts";
import { newOwner, stranger } from "./shared-app.ts";
import { Grant } from "./wire-shapes.ts";

const password = "open sesame";
const ada = await newOwner();
const lock = (rules = {}) => shareFile(ada, { password, ...rules }, { fileName: "secret-plan.txt" });
const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`:${secret}`).toString("base64")}`,
});
const locked = { code: "UNAUTHORIZED", appCode: "LINK_LOCKED" };

test("before the password a program learns that there is one, and nothing more", async () => {
  const link = await lock({ note: "for Bob" });
  const { linkId } = link;
  expect(link.hasPassword).toBe(true);
  const view = await stranger().query("links.view", { linkId });
  expect(LockedView.parse(view)).toEqual({ locked: true });
  expect(await refusalOf(stranger().mutate("links.download", { linkId }))).toMatchObject(locked);
  const asJson = { headers: { accept: "application/json" } };
  for (const [path, init] of [
    [`/s/${linkId}`],
    [`/s/${linkId}`, asJson],
    [`/s/${linkId}/download`],
    [`/s/${linkId}/download`, { method: "HEAD" }],
  ] satisfies [string, RequestInit?][]) {
    const response = await stranger().send(path, init);
    expect(response.status).toBe(401);
    const said = `${await response.text()} ${JSON.stringify([...response.headers])}`;
    expect(said).not.toMatch(/secret-plan|for Bob|Ada Owner|argon2|5 bytes/);
  }
});

test("the password opens it for a program, by HTTP Basic and by the page's form", async () => {
  const { linkId } = await lock();
  const program = stranger();
  const { unlock } = Unlocked.parse(await program.mutate("links.unlock", { linkId, password }));
  const view = LinkView.parse(await program.query("links.view", { linkId, unlock }));
  expect(view).toMatchObject({ fileName: "secret-plan.txt", fileSize: 5 });
  Grant.parse(await program.mutate("links.download", { linkId, unlock }));
  const headers = basic(password);
  expect((await stranger().send(`/s/${linkId}/download`, { headers })).status).toBe(302);
  const listing = await stranger().send(`/s/${linkId}`, {
    headers: { ...headers, accept: "application/json" },
  });
  expect(ShareListing.parse(await listing.json()).items).toHaveLength(1);

  const browser = stranger();
  const form = { method: "POST", body: new URLSearchParams({ password }) };
  const answer = await browser.send(`/s/${linkId}/unlock`, form);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/s/${linkId}`]);
  expect((await browser.send(`/s/${linkId}/download`)).status).toBe(302);
});

test("a pass for one link, or of an older password, opens nothing", async () => {
  const [one, other] = [await lock(), await lock()];
  const { unlock } = Unlocked.parse(
    await stranger().mutate("links.unlock", { linkId: one.linkId, password }),
  );
  const download = (linkId: string) => refusalOf(stranger().mutate("links.download", { linkId, unlock }));
  expect(await download(other.linkId)).toMatchObject(locked);
  Link.parse(await ada.mutate("links.update", { linkId: one.linkId, password: "another" }));
  expect(await download(one.linkId)).toMatchObject(locked);
});

test("of a hundred wrong passwords ten are looked at, by any door, and none uses up a download", async () => {
  const { linkId } = await lock({ maxDownloads: 1 });
  const guesser = stranger();
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async (_, nth) => {
      const guess = `guess ${nth}`;
      const { status } =
        nth % 2
          ? await guesser.post("/api/trpc/links.unlock", { linkId, password: guess })
          : await guesser.send(`/s/${linkId}/download`, { headers: basic(guess) });
      return status;
    }),
  );
  // Twice the limit, should one window end and the next begin meanwhile.
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(20);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  const right = await stranger().mutate("links.unlock", { linkId, password });
  const { unlock } = Unlocked.parse(right);
  Grant.parse(await stranger().mutate("links.download", { linkId, unlock }));
});

test("no answer ever holds a password's hash", async () => {
  const { linkId, fileId } = await lock();
  const answers = await Promise.all([
    ada.query("links.get", { linkId }),
    ada.query("links.list", {}),
    ada.query("links.listForFile", { fileId }),
    ada.mutate("links.update", { linkId, note: "n" }),
    ada.mutate("links.restore", { linkId }),
    ada.query("links.touching", { fileIds: [fileId] }),
  ]);

  expect(JSON.stringify(answers)).toContain(linkId);
  expect(JSON.stringify(answers)).not.toMatch(/argon2|hash"|passwordHash|passwordVersion/i);
});
