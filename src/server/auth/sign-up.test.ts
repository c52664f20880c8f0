import { expect, test } from "vitest";
import { getSession } from "./session.ts";
import { isSignUpOpen } from "./sign-up.ts";
import { ada, bob, newHouse } from "./testing/new-house.ts";

test("the first visitor makes an account and is signed in", async () => {
  const { auth, settings, visitor } = await newHouse();
  const first = visitor();

  expect(await isSignUpOpen(settings)).toBe(true);
  expect((await first.signUp(ada)).status).toBe(200);

  expect(await getSession(first.headers(), { auth, fresh: true })).toMatchObject({
    name: "Ada",
    email: "ada@example.com",
  });
  expect(await isSignUpOpen(settings)).toBe(false);
});

test("sign-up is closed after the first account, to fresh and taken e-mails alike", async () => {
  const { visitor } = await newHouse();
  await visitor().signUp(ada);

  const answers = await Promise.all([visitor().signUp(bob), visitor().signUp(ada)]);
  const bodies = await Promise.all(answers.map((answer) => answer.json()));

  expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
  expect(bodies[0]).toMatchObject({ code: "SIGN_UP_CLOSED" });
  expect(bodies[1]).toEqual(bodies[0]);
});

test("of two first visitors at once exactly one gets the house, twenty times out of twenty", async () => {
  for (let round = 0; round < 20; round++) {
    const { auth, visitor } = await newHouse();
    const visitors = [visitor(), visitor()] as const;

    const answers = await Promise.all([visitors[0].signUp(ada), visitors[1].signUp(bob)]);
    const sessions = await Promise.all(visitors.map((each) => getSession(each.headers(), { auth })));

    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 403]));
    expect(sessions.filter(Boolean)).toHaveLength(1);
    const loser = answers.findIndex((answer) => answer.status === 403);
    expect(answers[loser]?.headers.getSetCookie()).toEqual([]);
    const losersLogin = await visitor().signIn(loser === 0 ? ada : bob);
    expect(losersLogin.status).toBe(401);
  }
}, 60_000);

test("an open house takes everyone, and a taken e-mail is refused without being named", async () => {
  const { visitor } = await newHouse({ signUp: "open" });
  expect((await visitor().signUp(ada)).status).toBe(200);
  expect((await visitor().signUp(bob)).status).toBe(200);

  const again = await visitor().signUp({ ...ada, email: "ADA@example.com", password: "another password" });

  expect(again.status).toBe(422);
  expect(again.headers.getSetCookie()).toEqual([]);
  expect(await again.json()).toEqual({
    code: "SIGN_UP_REFUSED",
    message: expect.not.stringMatching(/exist|taken|use another/i),
  });
});

test("of ten sign-ups with one e-mail at once exactly one makes the account", async () => {
  const { auth, visitor } = await newHouse({ signUp: "open" });
  const visitors = Array.from({ length: 10 }, visitor);

  const answers = await Promise.all(visitors.map((each) => each.signUp(ada)));
  const sessions = await Promise.all(visitors.map((each) => getSession(each.headers(), { auth })));

  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 422)).toHaveLength(9);
  expect(sessions.filter(Boolean)).toHaveLength(1);
});

test("a house that was open stays closed to strangers once it is closed", async () => {
  const { settings, visitor } = await newHouse({ signUp: "open" });
  await visitor().signUp(ada);

  expect(await isSignUpOpen({ ...settings, signUp: "first" })).toBe(false);
});

test.each([
  ["a short password", { ...ada, password: "short" }, "PASSWORD_TOO_SHORT"],
  ["a password of 129 characters", { ...ada, password: "x".repeat(129) }, "PASSWORD_TOO_LONG"],
  ["no e-mail address", { ...ada, email: "ada" }, "BAD_INPUT"],
  ["an e-mail address of 300 characters", { ...ada, email: `${"a".repeat(290)}@example.com` }, "BAD_INPUT"],
  ["an empty name", { ...ada, name: "  " }, "BAD_INPUT"],
  ["a name of 101 characters", { ...ada, name: "x".repeat(101) }, "BAD_INPUT"],
  ["numbers for texts", { ...ada, password: 1234567890 }, "BAD_INPUT"],
  ["a list", [ada], "BAD_INPUT"],
])("%s is refused, and the house still waits for its first visitor", async (_, body, code) => {
  const { settings, visitor } = await newHouse();

  const answer = await visitor().post("/sign-up/email", body);

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code });
  expect(await isSignUpOpen(settings)).toBe(true);
});
