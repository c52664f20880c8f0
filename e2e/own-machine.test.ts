import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import { type App, startApp } from "./app.ts";

// The app as it comes, with no setting made: closed behind its first visitor, and no proxy before it.
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

let app: App;
beforeAll(async () => {
  app = await startApp({ signUp: "first" });
});
afterAll(async () => void (await app.stop()));

test("of two first visitors at once one makes the account, and then the door is closed", async () => {
  const visitors = [new Account(app.url), new Account(app.url)];
  const signUp = ({ name, email, password }: Account) => ({ name, email, password });
  const answers = await Promise.all(
    visitors.map((visitor) => visitor.post("/api/auth/sign-up/email", signUp(visitor))),
  );
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 403]);

  const late = new Account(app.url);
  const refused = await late.post("/api/auth/sign-up/email", signUp(late));
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    code: "SIGN_UP_CLOSED",
    message: expect.stringContaining("closed"),
  });
  expect(late.cookies).toEqual([]);
});

test("the first start tells none of the secrets that it made", async () => {
  const secrets = z.record(z.string(), z.string()).parse(readJson(join(app.dataDir, "secrets.json")));
  expect(Object.keys(secrets).length).toBeGreaterThan(2);
  for (const secret of Object.values(secrets)) expect(app.said()).not.toContain(secret);
  expect(app.said()).not.toMatch(/password/i);
});

test("a guesser is known by its socket, however it calls itself", async () => {
  const guess = (nth: number) => {
    const address = `203.0.113.${nth % 256}`;
    const headers = { "x-real-ip": address, "x-dropify-client": address, "cf-connecting-ip": address };
    return fetch(`${app.url}/s/${randomBytes(11).toString("hex")}`, { headers });
  };
  let answered = 0;
  // Twice the limit, should one window end and the next begin meanwhile.
  while ((await guess(answered)).status === 404 && answered < 310) answered++;

  expect(answered).toBeLessThan(310);
});
