import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listKeptMails } from "@dropify/core/mail/mail-folder";
import { sendMail } from "@dropify/core/mail/send-mail";
import { expect, test, vi } from "vitest";
import type { AuthSettings } from "./auth-settings.ts";
import { holdsReset } from "./handle-mailed.ts";
import { getSession } from "./session.ts";
import { ada, bob, newHouse } from "./testing/new-house.ts";

/** A moment early in a window of the limiter, held, so that no test straddles its end. */
const early = new Date(Math.floor(Date.now() / 900_000) * 900_000 + 1000);

/** A house whose mails lie in a folder. */
async function mailingHouse(changes: Partial<AuthSettings> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "dropify-mails-"));
  const region = { AWS_REGION: "eu-central-1", MAIL_SENDER: undefined };
  const house = await newHouse({
    now: () => early,
    sendMail: (mail) => sendMail(mail, { ...region, MAIL_FOLDER: folder }),
    ...changes,
  });
  const subjects = async () => (await listKeptMails(folder)).map(({ to, subject }) => `${to}: ${subject}`);
  /** The token of the newest mail of that subject, once it is there. */
  const token = (subject: string) =>
    vi.waitFor(async () => {
      const mail = (await listKeptMails(folder)).find((kept) => kept.subject === subject);
      return /\?token=([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? expect.fail(`no mail: ${subject}`);
    }, patient);
  return { ...house, subjects, token };
}

vi.setConfig({ testTimeout: 30_000 });
const patient = { timeout: 15_000, interval: 30 };
const resetSubject = "Choose a new password";
const confirmSubject = "Confirm your e-mail address";
const newPassword = "a better horse";
const askReset = (email: string) => ["/request-password-reset", { email }] as const;

test("a mail leads to a new password, once: the old one and every session end, and a mail says so", async () => {
  const house = await mailingHouse();
  const owner = house.visitor();
  await owner.signUp(ada);
  await house.visitor().post(...askReset("Ada@Example.com"));
  const token = await house.token(resetSubject);
  expect(await holdsReset(house, token)).toBe(true);

  const elsewhere = owner.headers();
  expect((await owner.post("/reset-password", { token, newPassword })).status).toBe(200);

  expect(await getSession(elsewhere, { auth: house.auth, fresh: true })).toBeNull();
  // At once where it was done: the cookie's cache is gone too.
  expect(await getSession(owner.headers(), { auth: house.auth })).toBeNull();
  expect((await house.visitor().signIn(ada)).status).toBe(401);
  expect((await house.visitor().signIn({ ...ada, password: newPassword })).status).toBe(200);
  await vi.waitFor(
    async () => expect(await house.subjects()).toContain("ada@example.com: Your password was changed"),
    patient,
  );
  expect(await holdsReset(house, token)).toBe(false);
  const again = await house.visitor().post("/reset-password", { token, newPassword });
  expect([again.status, await again.json()]).toMatchObject([400, { code: "INVALID_TOKEN" }]);
});

test("a password is asked for in the same way, whether the address has an account or not", async () => {
  const house = await mailingHouse();
  await house.visitor().signUp(ada);
  const ask = async (email: string) => {
    const started = performance.now();
    const answer = await house.visitor().post(...askReset(email));
    return { answer, text: await answer.text(), ms: performance.now() - started };
  };
  const [known, unknown] = await Promise.all([ask(ada.email), ask(bob.email)]);

  expect([known.answer.status, unknown.answer.status]).toEqual([200, 200]);
  expect(unknown.text).toBe(known.text);
  expect([...unknown.answer.headers]).toEqual([...known.answer.headers]);
  expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(290);
  await house.token(resetSubject);
  expect(await house.subjects()).toEqual([`ada@example.com: ${resetSubject}`]);
});

test("nobody's mailbox is filled: three mails in a quarter of an hour, to unknown addresses alike", async () => {
  const house = await mailingHouse();
  await house.visitor().signUp(ada);
  const ask = (email: string) =>
    Promise.all(Array.from({ length: 5 }, () => house.visitor().post(...askReset(email))));
  const [known, unknown] = await Promise.all([ask(ada.email), ask(bob.email)]);

  for (const answers of [known, unknown]) {
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  }
  await vi.waitFor(async () => expect(await house.subjects()).toHaveLength(3), patient);
});

test("links that are too old open nothing, and say so by their own code", async () => {
  const house = await mailingHouse({ linkSeconds: { reset: -1, confirm: -1 }, asksConfirmation: true });
  const owner = house.visitor();
  await owner.signUp(ada);
  await owner.post(...askReset(ada.email));
  const [reset, confirm] = await Promise.all([house.token(resetSubject), house.token(confirmSubject)]);

  expect(await holdsReset(house, reset)).toBe(false);
  const answers = await Promise.all([
    owner.post("/reset-password", { token: reset, newPassword }),
    owner.post("/verify-email", { token: confirm }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([400, 401]);
  expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
    { code: "INVALID_TOKEN" },
    { code: "TOKEN_EXPIRED" },
  ]);
  expect((await house.visitor().signIn(ada)).status).toBe(200);
});

test("the first visitor is let in at once and confirms the address later, in the session that is open", async () => {
  const house = await mailingHouse({ asksConfirmation: true });
  const owner = house.visitor();
  await owner.signUp(ada);
  const isConfirmed = () => getSession(owner.headers(), { auth: house.auth });
  expect(await isConfirmed()).toMatchObject({ isConfirmed: false });

  const token = await house.token(confirmSubject);
  expect((await owner.post("/verify-email", { token })).status).toBe(200);

  expect(await isConfirmed()).toMatchObject({ isConfirmed: true });
  expect((await owner.post("/verify-email", { token: `${token}x` })).status).toBe(401);
});

test("where strangers may sign up, fresh and taken addresses answer alike, and none gets in unconfirmed", async () => {
  const house = await mailingHouse({ asksConfirmation: true, signUp: "open" });
  const first = await house.visitor().signUp(ada);
  const token = await house.token(confirmSubject);
  const second = await house.visitor().signUp({ ...ada, name: "Eve", password: "something else" });

  expect([first.status, second.status]).toEqual([200, 200]);
  expect(await second.text()).toBe(await first.text());
  expect([...second.headers]).toEqual([...first.headers]);
  await vi.waitFor(
    async () => expect(await house.subjects()).toContain("ada@example.com: You already have an account"),
    patient,
  );
  const refused = await house.visitor().signIn(ada);
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: "EMAIL_NOT_VERIFIED" }]);
  expect(refused.headers.getSetCookie()).toEqual([]);

  expect((await house.visitor().post("/verify-email", { token })).status).toBe(200);
  expect((await house.visitor().signIn(ada)).status).toBe(200);
});

test("a new password by mail confirms the address too", async () => {
  const house = await mailingHouse({ asksConfirmation: true, signUp: "open" });
  await house.visitor().signUp(ada);
  await house.visitor().post(...askReset(ada.email));
  const token = await house.token(resetSubject);
  await house.visitor().post("/reset-password", { token, newPassword });

  expect((await house.visitor().signIn({ ...ada, password: newPassword })).status).toBe(200);
});

test("a mail that cannot be sent is not the request's failure", async () => {
  const house = await mailingHouse({ sendMail: () => Promise.reject(new Error("SES answered 500")) });
  await house.visitor().signUp(ada);

  expect((await house.visitor().post(...askReset(ada.email))).status).toBe(200);
});

test("where mail is off, its addresses are not there and nothing else changes", async () => {
  const { visitor } = await newHouse();
  const paths = ["request-password-reset", "reset-password", "send-verification-email", "verify-email"];
  const answers = await Promise.all(paths.map((path) => visitor().post(`/${path}`, { email: ada.email })));

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect((await visitor().signUp(ada)).headers.getSetCookie()).not.toEqual([]);
});
