import { expect, test } from "vitest";
import { ada, bob, newHouse, type Visitor } from "./testing/new-house.ts";
import { watchedClient } from "./testing/watched-client.ts";

/** A moment early in a window of the limiter, held, so that no test straddles its end. */
const early = new Date(Math.floor(Date.now() / 900_000) * 900_000 + 1000);
const now = () => early;
const wrong = (email: string) => ({ email, password: "not the password" });

test("of 100 wrong passwords for one account ten are checked and the rest refused with a wait", async () => {
  const { visitor } = await newHouse({ now });
  await visitor().signUp(ada);

  const answers = await Promise.all(Array.from({ length: 100 }, () => visitor().signIn(wrong(ada.email))));

  expect(count(answers, 401)).toBe(10);
  expect(count(answers, 429)).toBe(90);
  const refused = answers.filter((answer) => answer.status === 429);
  for (const answer of refused) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800);
  expect(await refused[0]?.json()).toMatchObject({ code: "TOO_MANY_TRIES" });
});

test("a limited account stays limited under other spellings, and other accounts are not touched", async () => {
  const { visitor } = await newHouse({ now, signUp: "open" });
  await Promise.all([visitor().signUp(ada), visitor().signUp(bob)]);
  await Promise.all(Array.from({ length: 10 }, () => visitor().signIn(wrong(ada.email))));

  expect((await visitor().signIn({ ...ada, email: "ADA@EXAMPLE.COM" })).status).toBe(429);
  expect((await visitor().signIn(bob)).status).toBe(200);
});

test("wrong passwords for ever other accounts are limited by address", async () => {
  const { visitor } = await newHouse({ now, clientAddressHeader: "x-real-ip" });
  await visitor().signUp(ada);
  const evil = { "x-real-ip": "203.0.113.9" };

  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => visitor().signIn(wrong(`someone-${n}@example.com`), evil)),
  );

  expect(count(answers, 401)).toBe(50);
  expect(count(answers, 429)).toBe(10);
  expect((await visitor().signIn(ada, evil)).status).toBe(429);
  expect((await visitor().signIn(ada, { "x-real-ip": "203.0.113.10" })).status).toBe(200);
});

test("a header that nobody named does not make a client someone else", async () => {
  const { visitor } = await newHouse({ now });
  await visitor().signUp(ada);

  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      visitor().signIn(wrong(`someone-${n}@example.com`), { "x-forwarded-for": `203.0.113.${n}` }),
    ),
  );

  expect(count(answers, 429)).toBe(10);
});

test("thirty right sign-ins to one account at once all pass", async () => {
  const { visitor } = await newHouse({ now });
  await visitor().signUp(ada);

  const answers = await Promise.all(Array.from({ length: 30 }, () => visitor().signIn(ada)));

  expect(count(answers, 200)).toBe(30);
});

test("an unknown e-mail is limited like a known one", async () => {
  const { visitor } = await newHouse({ now });

  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor().signIn(bob)));

  expect(count(answers, 401)).toBe(10);
  expect(count(answers, 429)).toBe(10);
});

test("while the limiter cannot count, no password is checked: not even the right one", async () => {
  const broken = Object.assign(new Error("throttled"), { $metadata: {} });
  let failing = false;
  const { client, requests } = watchedClient((command) =>
    failing && command === "UpdateItemCommand" ? broken : undefined,
  );
  const { visitor } = await newHouse({ now, client });
  await visitor().signUp(ada);
  failing = true;
  requests.length = 0;

  const answer = await visitor().signIn(ada);

  expect(answer.status).toBe(503);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.json()).toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(requests).toEqual(["UpdateItemCommand"]);
});

test("counters hold no e-mail and no address", async () => {
  const { settings, visitor } = await newHouse({ now, clientAddressHeader: "x-real-ip" });
  const written: unknown[] = [];
  settings.client.middlewareStack.add(
    (next) => (args) => {
      written.push(args.input);
      return next(args);
    },
    { step: "initialize", name: "written", override: true },
  );

  await visitor().signIn(wrong("secret-visitor@example.com"), { "x-real-ip": "203.0.113.77" });
  settings.client.middlewareStack.remove("written");

  const counters = written.filter((input) => JSON.stringify(input).includes("guess#"));
  expect(counters.length).toBeGreaterThan(0);
  expect(JSON.stringify(counters)).not.toMatch(/secret-visitor|203\.0\.113/);
});

const count = (answers: Awaited<ReturnType<Visitor["signIn"]>>[], status: number): number =>
  answers.filter((answer) => answer.status === status).length;
