import { expect, test } from "vitest";
import { explainFailure } from "./auth-failure.ts";

test("a wrong password is explained without saying which of the two was wrong", async () => {
  const refused = Response.json({ code: "INVALID_EMAIL_OR_PASSWORD", message: "x" }, { status: 401 });

  expect(await explainFailure(refused)).toEqual({ message: "This e-mail and password do not match." });
});

test("too many tries name the wait", async () => {
  const limited = new Response("", { status: 429, headers: { "retry-after": "120" } });

  expect((await explainFailure(limited)).message).toBe("Too many tries. Wait 2 minutes, then try again.");
});

test("a short password is shown at its field", async () => {
  const short = Response.json({ code: "PASSWORD_TOO_SHORT" }, { status: 400 });

  expect((await explainFailure(short)).field).toBe("password");
});

test("an answer that is not ours is not repeated to the visitor", async () => {
  const proxy = new Response("<h1>nginx exploded</h1>", { status: 502 });

  expect((await explainFailure(proxy)).message).toBe("That did not work. Try again.");
});
