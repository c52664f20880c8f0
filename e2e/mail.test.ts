import { createHmac } from "node:crypto";
import { join } from "node:path";
import { listKeptMails } from "@dropify/core/mail/mail-folder";
import { afterAll, expect, test, vi } from "vitest";
import { Account } from "./account.ts";
import { startApp } from "./app.ts";
import { shareFile } from "./send-file.ts";

const app = await startApp({ env: { MAIL_SENDER: "dropify@example.com" } });
afterAll(() => app.stop());
const patient = { timeout: 20_000, interval: 50 };

/** The way that the newest mail of that subject leads, once it is there. */
const linkOf = ({ email }: Account, subject: string) =>
  vi.waitFor(async () => {
    const mails = await listKeptMails(join(app.dataDir, "mail"));
    const mail = mails.find((kept) => kept.to === email && kept.subject === subject);
    const path = /^http\S+$/m.exec(mail?.text ?? "")?.[0]?.slice(app.url.length);
    return path ?? expect.fail(`no mail "${subject}"`);
  }, patient);
const tokenOf = (path: string) => new URL(path, app.url).searchParams.get("token");
const textOf = async (who: Account, path: string) => (await who.send(path)).text();
const signUp = (who: Account, name = who.name) =>
  who.post("/api/auth/sign-up/email", { name, email: who.email, password: who.password });
/** Somebody new whose address is confirmed, signed in. */
async function confirmed(): Promise<Account> {
  const who = new Account(app.url);
  await signUp(who);
  const token = tokenOf(await linkOf(who, "Confirm your e-mail address"));
  await who.post("/api/auth/verify-email", { token });
  return who.signIn();
}
const statusAndText = async (answer: Response) => [answer.status, await answer.text()];
const tooOld = "This link no longer works";

test("an address is confirmed by the link of a mail before anybody gets in, and taken ones answer like fresh ones", async () => {
  const ada = new Account(app.url);
  const fresh = await signUp(ada);
  const path = await linkOf(ada, "Confirm your e-mail address");
  const taken = await signUp(ada, "Eve");

  expect(await statusAndText(taken)).toEqual(await statusAndText(fresh));
  expect([...taken.headers.keys()]).toEqual([...fresh.headers.keys()]);
  expect(ada.cookies).toEqual([]);
  await expect(ada.signIn()).rejects.toThrow("EMAIL_NOT_VERIFIED");
  await linkOf(ada, "You already have an account");

  expect(await textOf(ada, path)).toContain("One press");
  for (const [token, code] of [
    [expiredToken(ada.email), "TOKEN_EXPIRED"],
    ["x", "INVALID_TOKEN"],
  ]) {
    const refused = await ada.post("/api/auth/verify-email", { token });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code }]);
  }
  expect((await ada.post("/api/auth/verify-email", { token: tokenOf(path) })).status).toBe(200);
  await ada.signIn();
  expect(await ada.query("account.profile")).toMatchObject({ email: ada.email });
});

test("a forgotten password is set anew by a mail, once, for known addresses, which answer like others", async () => {
  const bob = new Account(app.url);
  await signUp(bob);
  const ask = (email: string) => bob.post("/api/auth/request-password-reset", { email });
  const [known, unknown] = await Promise.all([ask(bob.email), ask(`not-${bob.email}`)]);
  expect(await statusAndText(unknown)).toEqual(await statusAndText(known));

  const path = await linkOf(bob, "Choose a new password");
  expect(await textOf(bob, path)).toContain("New password");
  const body = { token: tokenOf(path), newPassword: bob.password };
  expect((await bob.post("/api/auth/reset-password", body)).status).toBe(200);
  await bob.signIn();
  expect(await textOf(bob, path)).toContain(tooOld);
  const twice = await bob.post("/api/auth/reset-password", body);
  expect([twice.status, await twice.json()]).toMatchObject([400, { code: "INVALID_TOKEN" }]);
  await linkOf(bob, "Your password was changed");

  expect(app.said()).toContain("/choose-password");
  expect(app.said()).not.toContain(body.token);
  expect(app.said()).not.toContain(bob.email);
});

test("an owner hears of a wish for more time once until it is answered, and not where it is turned off", async () => {
  const [cleo, dora] = await Promise.all([confirmed(), confirmed()]);
  const wish = async (linkId: string) => {
    // Each time somebody else: who comes again within minutes only resumes, and uses nothing up.
    const stranger = new Account(app.url);
    await stranger.send(`/s/${linkId}/download`);
    return stranger.post(`/s/${linkId}/ask`, {});
  };
  const share = async (who: Account, name: string) =>
    (await shareFile(who, { name, maxDownloads: 1, tellWhenGone: true })).linkId;
  const told = async () =>
    (await listKeptMails(join(app.dataDir, "mail")))
      .filter(({ subject }) => subject === "Somebody asks for more time")
      .map(({ text }) => /“(.*)”/.exec(text)?.[1]);
  const linkId = await share(cleo, "Plans");

  await wish(linkId);
  await vi.waitFor(async () => expect(await told()).toEqual(["Plans"]), patient);
  await wish(linkId);
  await cleo.mutate("links.grantMore", { linkId });
  await wish(linkId);
  await vi.waitFor(async () => expect(await told()).toEqual(["Plans", "Plans"]), patient);

  await cleo.mutate("account.changePreferences", { mails: { askedForMore: false } });
  await wish(await share(cleo, "Drafts"));
  // Asked for later: once it is there, the others would be.
  await wish(await share(dora, "<b>"));
  await vi.waitFor(async () => expect(await told()).toEqual(["<b>", "Plans", "Plans"]), patient);
});

test("mails to one address are limited, whether it has an account or not", async () => {
  const eve = new Account(app.url);
  const ask = () => eve.post("/api/auth/send-verification-email", { email: eve.email });
  const answers = await Promise.all(Array.from({ length: 5 }, ask));

  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toMatch(/^\d+$/);
});

test("outside of development nobody reads mails in the browser", async () => {
  expect((await new Account(app.url).send("/mail")).status).toBe(404);
});

/** As the mail's own, signed with the app's key, a minute too old. */
function expiredToken(email: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: "HS256" })}.${part({ email, iat: now - 120, exp: now - 60 })}`;
  const key = app.env["APP_SECRET"] ?? "";
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}
