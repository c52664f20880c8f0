import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { Account } from "./account.ts";
import { LinkView, ShareListing } from "./link-shapes.ts";
import { refusalOf } from "./refusal.ts";
import { shareFile } from "./send-file.ts";
import { newOwner, stranger } from "./shared-app.ts";

const ada = await newOwner();
const guess = (who: Account) =>
  refusalOf(who.query("links.view", { linkId: randomBytes(11).toString("hex") }));

/** Guesses until it is told to stop. @returns how many were answered, and the refusal */
async function guessOn(who: Account) {
  // Twice the limit, should one window end and the next begin meanwhile.
  for (let answered = 0; answered < 310; answered++) {
    const refusal = await guess(who);
    if (refusal.appCode !== "LINK_GONE") return { answered, refusal };
  }
  throw new Error("Guessing was never stopped");
}

test("a program that guesses at links is told to stop and for how long, by every door, and nobody else is", async () => {
  const { linkId } = await shareFile(ada, { maxDownloads: 1000 });
  const guesser = stranger();
  const { answered, refusal } = await guessOn(guesser);
  expect(answered).toBeGreaterThanOrEqual(150);
  expect(refusal).toMatchObject({ code: "TOO_MANY_REQUESTS", appCode: "TOO_MANY_TRIES" });

  const byProgram = await guesser.post("/api/trpc/links.download", { linkId });
  expect(byProgram.status).toBe(429);
  expect(Number(byProgram.headers.get("retry-after"))).toBeGreaterThan(0);
  const byPage = await guesser.send(`/s/${linkId}x`);
  expect(byPage.status).toBe(429);
  expect(Number(byPage.headers.get("retry-after"))).toBeGreaterThan(0);
  const listing = await guesser.send(`/s/${linkId}x`, { headers: { accept: "application/json" } });
  expect(listing.status).toBe(429);
  expect(ShareListing.parse(await listing.json())).toMatchObject({ state: "too-many-tries", items: [] });
  expect(LinkView.parse(await stranger().query("links.view", { linkId }))).toMatchObject({
    downloadCount: 0,
  });
});

test("any number of openings of links that open is no guessing", async () => {
  const { linkId } = await shareFile(ada);
  const visitor = stranger();
  for (let round = 0; round < 4; round++)
    await Promise.all(Array.from({ length: 50 }, () => visitor.query("links.view", { linkId })));

  expect(await guess(visitor)).toMatchObject({ appCode: "LINK_GONE" });
});

test("wrong passwords for one account are limited, with how long to wait", async () => {
  const bob = await newOwner();
  const attacker = stranger();
  const signIn = (password: string, who = attacker) =>
    who.post("/api/auth/sign-in/email", { email: bob.email, password });
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await signIn("wrong password");
      if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      return response.status;
    }),
  );
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(10);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect((await signIn(bob.password)).status).toBe(429);
});

test("any number of right passwords at once is no guessing", async () => {
  const { email, password } = ada;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => stranger().post("/api/auth/sign-in/email", { email, password })),
  );

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});
