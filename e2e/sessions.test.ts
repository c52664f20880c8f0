import { expect, test } from "vitest";
import { z } from "zod";
import { refusalOf } from "./refusal.ts";
import { appUrl, newOwner, stranger } from "./shared-app.ts";

const signedOut = { code: "UNAUTHORIZED", appCode: "UNAUTHENTICATED" };
const Reason = z.looseObject({ code: z.string(), message: z.string() });

test("who signs up is signed in, signs out, and signs in again", async () => {
  const ada = await newOwner();
  const profile = await ada.query("account.profile");
  const session = async () => (await ada.send("/api/auth/get-session")).json();
  expect(await session()).toMatchObject({ session: {}, user: { name: ada.name, email: ada.email } });
  const kept = ada.twin();
  expect((await ada.post("/api/auth/sign-out", {})).status).toBe(200);
  expect(ada.cookies).toEqual([]);
  expect(await session()).toBeNull();
  expect(await refusalOf(ada.query("account.profile"))).toMatchObject(signedOut);
  kept.forget("better-auth.session_data");
  expect(await refusalOf(kept.query("account.profile"))).toMatchObject(signedOut);
  await ada.signIn();
  expect(await ada.query("account.profile")).toEqual(profile);
});

test.each(["better-auth.session_token", "better-auth.session_data"])(
  "an altered %s makes nobody somebody else",
  async (altered) => {
    const ada = await newOwner();
    const cookie = ada.cookies
      .filter(({ name }) => name === altered)
      .map(({ name, value }) => `${name}=${value.startsWith("A") ? "B" : "A"}${value.slice(1)}`)
      .join("; ");
    expect(cookie).toContain(altered);
    const response = await fetch(`${appUrl}/api/trpc/account.profile`, { headers: { cookie } });
    expect(response.status).toBe(401);
  },
);

test("a wrong password, an unknown e-mail and a taken one tell nobody who has an account", async () => {
  const ada = await newOwner();
  const visitor = stranger();
  const ask = async (action: string, body: object) => {
    const response = await visitor.post(`/api/auth/${action}/email`, body);
    return { status: response.status, ...Reason.parse(await response.json()) };
  };
  const password = "not the password";
  const wrong = await ask("sign-in", { email: ada.email, password });
  const unknown = await ask("sign-in", { email: visitor.email, password });
  const taken = await ask("sign-up", { name: "Eve", email: ada.email, password });

  expect(wrong).toEqual(unknown);
  expect(wrong.status).toBe(401);
  expect(taken).toMatchObject({ status: 422, code: "SIGN_UP_REFUSED" });
  expect(taken.message).not.toMatch(/exists|taken|registered/i);
  expect(visitor.cookies).toEqual([]);
});

test.each(["https://evil.example/", "//evil.example", "javascript:alert(1)"])(
  "signing in leads nobody to %s",
  async (callbackURL) => {
    const ada = await newOwner();
    const { email, password } = ada;
    const response = await stranger().post("/api/auth/sign-in/email", { email, password, callbackURL });

    expect(response.status).toBe(403);
    expect(response.headers.get("location")).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
  },
);

test("cookies are out of reach of scripts and other sites", async () => {
  const visitor = stranger();
  const { name, email, password } = visitor;
  const response = await visitor.post("/api/auth/sign-up/email", { name, email, password });
  const lines = response.headers.getSetCookie();

  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/HttpOnly; SameSite=Lax/);
});
