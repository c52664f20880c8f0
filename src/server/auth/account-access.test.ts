import { expect, test } from "vitest";
import { setAccess } from "./account-access.ts";
import { getSession } from "./session.ts";
import { ada, bob, newHouse } from "./testing/new-house.ts";

test("a disabled account is signed out everywhere and signs in again only once it is enabled", async () => {
  const { auth, settings, visitor } = await newHouse({ signUp: "open" });
  const [here, other] = [visitor(), visitor()];
  await Promise.all([here.signUp(ada), other.signUp(bob)]);

  expect(await setAccess("show", ada.email, settings)).toBe("ada@example.com is enabled.");
  expect(await setAccess("disable", "Ada@Example.com", settings)).toContain("is disabled");
  // Whoever does not hear the answer does it again.
  await setAccess("disable", ada.email, settings);

  expect(await setAccess("show", ada.email, settings)).toMatch(/is disabled since 2\d{3}-/);
  expect(await getSession(here.headers(), { auth, fresh: true })).toBeNull();
  const refused = await visitor().signIn(ada);
  expect(refused.status).toBe(403);
  expect(refused.headers.getSetCookie()).toEqual([]);
  expect(await refused.json()).toMatchObject({
    code: "ACCOUNT_DISABLED",
    message: expect.stringContaining("disabled"),
  });
  expect((await other.signIn(bob)).status).toBe(200);

  await setAccess("enable", ada.email, settings);
  await setAccess("enable", ada.email, settings);
  expect((await here.signIn(ada)).status).toBe(200);
});

test("only who knows the password hears that an account is disabled", async () => {
  const { settings, visitor } = await newHouse();
  await visitor().signUp(ada);
  await setAccess("disable", ada.email, settings);

  const answers = await Promise.all([visitor().signIn({ ...ada, password: "wrong" }), visitor().signIn(bob)]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));

  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  expect(bodies[1]).toBe(bodies[0]);
});

test("who signs in while the account is being disabled is refused or signed out", async () => {
  const { auth, settings, visitor } = await newHouse();
  await visitor().signUp(ada);
  const visitors = Array.from({ length: 5 }, visitor);

  await Promise.all([...visitors.map((each) => each.signIn(ada)), setAccess("disable", ada.email, settings)]);

  for (const each of visitors) expect(await getSession(each.headers(), { auth, fresh: true })).toBeNull();
});

test("an address without an account is named to the operator", async () => {
  const { settings } = await newHouse();

  await expect(setAccess("disable", ada.email, settings)).rejects.toThrow("ada@example.com");
});
