import { createHook } from "node:async_hooks";
import { expect, test } from "vitest";
import { getSession } from "./session.ts";
import { ada, bob, newHouse } from "./testing/new-house.ts";

test("signs in by e-mail, in any case of letters, and password", async () => {
  const { auth, visitor } = await newHouse();
  await visitor().signUp(ada);
  const returning = visitor();

  expect((await returning.signIn({ ...ada, email: "Ada@Example.com" })).status).toBe(200);
  expect(await getSession(returning.headers(), { auth })).toMatchObject({ name: "Ada" });
});

test("a wrong password and an unknown e-mail are refused in the same words", async () => {
  const { visitor } = await newHouse();
  await visitor().signUp(ada);

  const answers = await Promise.all([visitor().signIn({ ...ada, password: "wrong" }), visitor().signIn(bob)]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));

  expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
  expect(bodies[1]).toBe(bodies[0]);
  expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([]);
});

test("an unknown e-mail costs as many password hashes as a known one", async () => {
  const { visitor } = await newHouse();
  await visitor().signUp(ada);

  const known = await hashesDuring(() => visitor().signIn({ ...ada, password: "wrong" }));
  const unknown = await hashesDuring(() => visitor().signIn(bob));

  expect([known, unknown]).toEqual([1, 1]);
});

test("signing out ends the session for good: its cookies open nothing any more", async () => {
  const { auth, visitor } = await newHouse();
  const owner = visitor();
  await owner.signUp(ada);
  const kept = owner.headers();

  expect((await owner.signOut()).status).toBe(200);

  expect(owner.cookies.size).toBe(0);
  expect(await getSession(kept, { auth, fresh: true })).toBeNull();
});

test("signing out without a session is no error", async () => {
  const { visitor } = await newHouse();

  expect((await visitor().signOut()).status).toBe(200);
});

/** Counts the jobs that Node hands to its argon2, which no other code of a sign-in uses. */
async function hashesDuring(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({ init: (_id, type) => void (count += Number(type === "ARGON2REQUEST")) }).enable();
  await work();
  hook.disable();
  return count;
}
