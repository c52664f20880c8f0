import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { isAccountClosed } from "@dropify/core/users/closed-account";
import { expect, test } from "vitest";
import { getSession } from "./session.ts";
import { ada, bob, newHouse, type Visitor } from "./testing/new-house.ts";
import { watchedClient } from "./testing/watched-client.ts";

const remove = (visitor: Visitor, password: string) => visitor.post("/remove-account", { password });

/** What the table holds but for counters, by the kinds of its rows. */
async function rowsOf({ settings }: Awaited<ReturnType<typeof newHouse>>): Promise<string[]> {
  const { Items = [] } = await settings.client.send(new ScanCommand({ TableName: settings.tableName }));
  const kinds = Items.map(({ pk }) => String(pk).split("#")[0] ?? "");
  return kinds.filter((kind) => kind !== "guess").toSorted();
}

test("who says the password again ends the account, every session of it, and its links", async () => {
  const house = await newHouse({ signUp: "open" });
  const [here, there, other] = [house.visitor(), house.visitor(), house.visitor()];
  await Promise.all([here.signUp(ada), other.signUp(bob)]);
  await there.signIn(ada);
  const owner = await getSession(here.headers(), { auth: house.auth });
  const before = await rowsOf(house);

  expect((await remove(here, "not the password")).status).toBe(403);
  expect((await remove(here, "")).status).toBe(403);
  expect(await rowsOf(house)).toEqual(before);
  const answer = await remove(here, ada.password);

  expect(answer.status).toBe(200);
  expect([...here.cookies.keys()]).toEqual([]);
  expect(await getSession(there.headers(), { auth: house.auth, fresh: true })).toBeNull();
  expect((await house.visitor().signIn(ada)).status).toBe(401);
  expect((await remove(there, ada.password)).status).toBe(401);
  expect(await isAccountClosed(owner?.userId ?? "")).toBe(true);
  expect((await house.visitor().signIn(bob)).status).toBe(200);
  const rest = await rowsOf(house);
  expect(rest.filter((kind) => kind.startsWith("user."))).toEqual(["user.email", "user.id"]);
  expect(rest.filter((kind) => kind === "account.id")).toHaveLength(1);
});

test("the e-mail address is free again, for an account with nothing of the old one", async () => {
  const house = await newHouse({ signUp: "open" });
  const visitor = house.visitor();
  await visitor.signUp(ada);
  const first = await getSession(visitor.headers(), { auth: house.auth });
  await remove(visitor, ada.password);

  expect((await visitor.signUp({ ...ada, password: "another password" })).status).toBe(200);
  const second = await getSession(visitor.headers(), { auth: house.auth });
  expect(second?.userId).not.toBe(first?.userId);
  expect(await isAccountClosed(second?.userId ?? "")).toBe(false);
});

test("a house that closed behind its first visitor stays closed when they are gone", async () => {
  const house = await newHouse();
  const visitor = house.visitor();
  await visitor.signUp(ada);
  await remove(visitor, ada.password);

  expect((await house.visitor().signUp(bob)).status).toBe(403);
});

test("guesses at the password here count with those at sign-in", async () => {
  const early = new Date(Math.floor(Date.now() / 900_000) * 900_000 + 1000);
  const house = await newHouse({ now: () => early });
  const visitor = house.visitor();
  await visitor.signUp(ada);
  await Promise.all(Array.from({ length: 10 }, () => remove(visitor, "wrong")));

  expect((await remove(visitor, ada.password)).status).toBe(429);
  expect((await house.visitor().signIn(ada)).status).toBe(429);
});

test.each([
  ["a form", "password=x", "application/x-www-form-urlencoded", 415],
  ["no password", "{}", "application/json", 400],
  ["more than a password", '{"password":"x","userId":"someone"}', "application/json", 400],
])("%s is refused", async (_, body, type, status) => {
  const visitor = (await newHouse()).visitor();
  await visitor.signUp(ada);

  const init = { body, headers: { "content-type": type } };
  expect((await visitor.send("POST", "/remove-account", init)).status).toBe(status);
});

test("cut off before the account is gone, its owner signs in and asks again", async () => {
  const broken = Object.assign(new Error("away"), { $metadata: {} });
  let isCut = false;
  let transactions = 0;
  const { client } = watchedClient((command) =>
    // The first ends the session, the second the account.
    isCut && command === "TransactWriteItemsCommand" && ++transactions === 2 ? broken : undefined,
  );
  const house = await newHouse({ client });
  const visitor = house.visitor();
  await visitor.signUp(ada);
  const owner = await getSession(visitor.headers(), { auth: house.auth });
  isCut = true;

  expect((await remove(visitor, ada.password)).status).toBe(503);
  expect(await isAccountClosed(owner?.userId ?? "")).toBe(false);
  const again = house.visitor();
  expect((await again.signIn(ada)).status).toBe(200);
  expect((await remove(again, ada.password)).status).toBe(200);
  expect(await isAccountClosed(owner?.userId ?? "")).toBe(true);
});
