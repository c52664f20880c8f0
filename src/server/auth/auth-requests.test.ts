import { expect, test } from "vitest";
import { handleAuthRequest } from "./handle-auth-request.ts";
import { ada, newHouse, Visitor } from "./testing/new-house.ts";
import { watchedClient } from "./testing/watched-client.ts";

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example",
  "http://localhost:3000.evil.example/",
  "javascript:alert(1)",
])("a sign-in is not a way to %s", async (callbackURL) => {
  const { visitor } = await newHouse();
  await visitor().signUp(ada);

  const answer = await visitor().post("/sign-in/email", { ...ada, callbackURL });

  expect(answer.status).toBe(403);
  expect(answer.headers.get("location")).toBeNull();
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("a sign-in may lead on within the app", async () => {
  const { visitor } = await newHouse();
  await visitor().signUp(ada);

  const answer = await visitor().post("/sign-in/email", { ...ada, callbackURL: "/trash" });

  expect(answer.status).toBe(200);
});

test.each([
  ["another origin", { origin: "https://evil.example" }],
  ["a hidden origin", { origin: "null" }],
  ["another port of this machine", { origin: "http://localhost:4000" }],
  ["an origin that only begins like ours", { origin: "http://localhost:3000.evil.example" }],
])("a POST from %s is refused and changes nothing", async (_, headers) => {
  const { auth, settings, visitor } = await newHouse();
  const owner = visitor();
  await owner.signUp(ada);

  const answers = [await visitor().signIn(ada, headers), await owner.post("/sign-out", {}, headers)];

  expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
  const still = new Visitor((request) => handleAuthRequest(request, { auth, settings }));
  for (const [name, value] of owner.cookies) still.cookies.set(name, value);
  const session = await still.send("GET", "/get-session?disableCookieCache=true");
  expect(await session.json()).toMatchObject({ user: { email: ada.email } });
});

test.each(["cross-site", "same-site"])("a POST that its browser calls %s is refused", async (site) => {
  const { auth, settings } = await newHouse();
  const request = new Request("http://localhost:3000/api/auth/sign-out", {
    method: "POST",
    headers: { "sec-fetch-site": site },
  });

  expect((await handleAuthRequest(request, { auth, settings })).status).toBe(403);
});

test("the machine itself may sign in on its own port, whatever the outside calls the app", async () => {
  const { visitor } = await newHouse({ publicUrl: "https://files.example" });

  const answer = await visitor().signUp(ada, { origin: "http://127.0.0.1:3000" });

  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().every((line) => /; Secure/.test(line))).toBe(true);
});

test("cookies are out of reach of scripts and of other sites", async () => {
  const { visitor } = await newHouse();

  const lines = (await visitor().signUp(ada)).headers.getSetCookie();

  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/; HttpOnly; SameSite=Lax/);
});

test.each([
  ["a form", "application/x-www-form-urlencoded", "email=ada%40example.com&password=correct+horse", 415],
  ["plain text", "text/plain", JSON.stringify(ada), 415],
  ["half a JSON", "application/json", '{"email":', 400],
  ["a body over 1 MiB", "application/json", JSON.stringify({ ...ada, name: "x".repeat(2 ** 20) }), 413],
])("%s is refused", async (_, type, body, status) => {
  const { visitor } = await newHouse();

  const answer = await visitor().send("POST", "/sign-in/email", { body, headers: { "content-type": type } });

  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code: "BAD_INPUT", message: expect.any(String) });
});

test("an endless body is refused after its first MiB", async () => {
  const { auth, settings } = await newHouse();
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const init = { method: "POST", body, duplex: "half", headers: { origin: "http://localhost:3000" } };
  const request = new Request("http://localhost:3000/api/auth/sign-in/email", init);

  expect((await handleAuthRequest(request, { auth, settings })).status).toBe(413);
  expect(sent).toBeLessThan(2 * 2 ** 20);
});

test.each([
  ["GET", "/sign-out", 405],
  ["GET", "/sign-in/email", 405],
  ["POST", "/get-session", 405],
  ["GET", "/list-sessions", 404],
  ["POST", "/update-user", 404],
  ["POST", "/sign-in/social", 404],
  ["GET", "/", 404],
])("%s %s answers %i", async (method, path, status) => {
  const { visitor } = await newHouse();

  expect((await visitor().send(method, path)).status).toBe(status);
});

test("a store that fails is told calmly, and a sign-out that could not be is not claimed", async () => {
  const broken = Object.assign(new Error("secret detail"), { $metadata: {} });
  let failing = false;
  const { client } = watchedClient(() => (failing ? broken : undefined));
  const { visitor } = await newHouse({ client });
  const owner = visitor();
  await owner.signUp(ada);
  failing = true;

  const answers = await Promise.all([
    visitor().signIn(ada),
    visitor().signUp(ada),
    owner.signOut(),
    owner.send("GET", "/get-session?disableCookieCache=true"),
  ]);

  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.text()).not.toContain("secret detail");
  }
  expect(owner.cookies.size).toBeGreaterThan(0);
});
