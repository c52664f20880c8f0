import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

test("a password matches its own hash and no other password does", async () => {
  const hash = await hashPassword("correct horse");

  expect(await verifyPassword({ hash, password: "correct horse" })).toBe(true);
  expect(await verifyPassword({ hash, password: "correct horse " })).toBe(false);
  expect(await verifyPassword({ hash, password: "" })).toBe(false);
});

test("hashes are PHC strings of argon2id at 19 MiB and 2 passes, each with a salt of its own", async () => {
  const [one, other] = await Promise.all([hashPassword("same"), hashPassword("same")]);

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(other).not.toBe(one);
});

// echo -n password | argon2 somesaltsomesalt -id -t 2 -k 1024 -l 24 -e
test("a hash that another program made at another cost is understood", async () => {
  const hash = "$argon2id$v=19$m=1024,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$7MaNV7Fn66jU9RRCLEQ/gx1DknfbwHWV";

  expect(await verifyPassword({ hash, password: "password" })).toBe(true);
  expect(await verifyPassword({ hash, password: "passwort" })).toBe(false);
});

test("the same password in another composition of Unicode matches", async () => {
  const hash = await hashPassword("caf\u00e9 au lait");

  expect(await verifyPassword({ hash, password: "cafe\u0301 au lait" })).toBe(true);
});

test.each([
  "",
  "plain",
  "$2b$10$abcdefghijklmnopqrstuv",
  "$argon2id$v=19$m=x,t=2,p=1$c2FsdA$dGFn",
  "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$dGFn",
])("%j is no hash and matches nothing", async (hash) => {
  expect(await verifyPassword({ hash, password: "" })).toBe(false);
});
