import { expect, onTestFinished, test, vi } from "vitest";
import { getSession } from "./session.ts";
import { ada, newHouse } from "./testing/new-house.ts";
import { watchedClient } from "./testing/watched-client.ts";

test("a session costs no request while the cookie's cache holds, and two when it does not", async () => {
  const { client, requests } = watchedClient();
  const { auth, visitor } = await newHouse({ client });
  const owner = visitor();
  await owner.signUp(ada);

  requests.length = 0;
  await getSession(owner.headers(), { auth });
  expect(requests).toHaveLength(0);

  await getSession(owner.headers(), { auth, fresh: true });
  expect(requests).toEqual(["GetItemCommand", "GetItemCommand"]);
});

test("a session read from the store renews the cookie's cache", async () => {
  const { client, requests } = watchedClient();
  const { auth, visitor } = await newHouse({ client });
  const owner = visitor();
  await owner.signUp(ada);
  owner.cookies.delete("better-auth.session_data");

  const session = await getSession(owner.headers(), { auth });
  for (const line of session?.setCookies ?? []) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    owner.cookies.set(name, value);
  }
  requests.length = 0;

  expect(await getSession(owner.headers(), { auth })).toMatchObject({ email: ada.email, setCookies: [] });
  expect(requests).toHaveLength(0);
});

test("no cookie is no session, and costs no request", async () => {
  const { client, requests } = watchedClient();
  const { auth } = await newHouse({ client });
  requests.length = 0;

  expect(await getSession(new Headers(), { auth })).toBeNull();
  expect(requests).toHaveLength(0);
});

test("an altered session token is no session, cached or fresh", async () => {
  const { auth, visitor } = await newHouse();
  const owner = visitor();
  await owner.signUp(ada);
  const token = owner.cookies.get("better-auth.session_token") ?? "";
  owner.cookies.set("better-auth.session_token", `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`);

  expect(await getSession(owner.headers(), { auth })).toBeNull();
  expect(await getSession(owner.headers(), { auth, fresh: true })).toBeNull();
});

test("an altered cache is not believed: the store is asked", async () => {
  const { client, requests } = watchedClient();
  const { auth, visitor } = await newHouse({ client });
  const owner = visitor();
  await owner.signUp(ada);
  const cache = Buffer.from(owner.cookies.get("better-auth.session_data") ?? "", "base64url").toString();
  const forged = cache.replaceAll("ada@example.com", "eve@example.com");
  expect(forged).not.toBe(cache);
  owner.cookies.set("better-auth.session_data", Buffer.from(forged).toString("base64url"));
  requests.length = 0;

  expect(await getSession(owner.headers(), { auth })).toMatchObject({ email: "ada@example.com" });
  expect(requests).toHaveLength(2);
});

test("a session of another house's secret is no session", async () => {
  const here = await newHouse();
  const there = await newHouse({ secret: "another secret that is only for tests" });
  const owner = there.visitor();
  await owner.signUp(ada);

  expect(await getSession(owner.headers(), { auth: here.auth })).toBeNull();
});

test("a session that has expired is gone at once, although the store still holds it", async () => {
  const day = 86_400_000;
  let now = Date.now();
  const { auth, visitor } = await newHouse({ now: () => new Date(now) });
  const owner = visitor();
  await owner.signUp(ada);

  now += 6 * day;
  expect(await getSession(owner.headers(), { auth, fresh: true })).not.toBeNull();
  now += 2 * day;
  expect(await getSession(owner.headers(), { auth, fresh: true })).toBeNull();
});

test("a session that was ended elsewhere is believed for a minute at most, and not at all where it matters", async () => {
  const { auth, visitor } = await newHouse();
  const owner = visitor();
  await owner.signUp(ada);
  const kept = owner.headers();
  await owner.signOut();

  expect(await getSession(kept, { auth, fresh: true })).toBeNull();
  expect(await getSession(kept, { auth })).not.toBeNull();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  onTestFinished(() => void vi.useRealTimers());
  expect(await getSession(kept, { auth })).toBeNull();
});

test("a store that fails is an error of its own, never a visitor without a session", async () => {
  const broken = Object.assign(new Error("connection refused"), { $metadata: {} });
  let failing = false;
  const { client } = watchedClient(() => (failing ? broken : undefined));
  const { auth, visitor } = await newHouse({ client });
  const owner = visitor();
  await owner.signUp(ada);

  failing = true;

  await expect(getSession(owner.headers(), { auth, fresh: true })).rejects.toBe(broken);
});
