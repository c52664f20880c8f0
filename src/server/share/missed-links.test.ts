import { expect, test } from "vitest";
import { newAuthTable } from "@/server/auth/testing/auth-table.ts";
import { maxMisses, missedLinks } from "./missed-links.ts";

const table = await newAuthTable();
const noon = new Date("2030-01-01T12:00:00Z");
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);
const from = (address: string) => new Headers({ "x-real-ip": address });

function at(now: () => Date, settings = { clientAddressHeader: "x-real-ip" }) {
  return missedLinks({ ...table, now, ...settings });
}

async function guess(misses: ReturnType<typeof at>, headers: Headers, times: number) {
  for (let guess = 0; guess < times; guess++) await misses.count(headers, crypto.randomUUID());
}

test("a guesser is held back until the window ends, and nobody else is", async () => {
  let now = noon;
  const misses = at(() => now);
  await guess(misses, from("192.0.2.1"), maxMisses);
  expect(misses.heldBack(from("192.0.2.1"))).toBeUndefined();

  expect(await misses.count(from("192.0.2.1"), "one-too-many")).toBe(15 * 60);

  expect(misses.heldBack(from("192.0.2.1"))).toBe(15 * 60);
  expect(misses.heldBack(from("192.0.2.2"))).toBeUndefined();
  now = minutes(10);
  expect(misses.heldBack(from("192.0.2.1"))).toBe(5 * 60);
  now = minutes(15);
  expect(misses.heldBack(from("192.0.2.1"))).toBeUndefined();
});

test("another process knows the guesser by the first miss", async () => {
  await guess(
    at(() => noon),
    from("192.0.2.3"),
    maxMisses,
  );
  const elsewhere = at(() => noon);

  expect(await elsewhere.count(from("192.0.2.3"), "first-miss-here")).toBe(15 * 60);
  expect(elsewhere.heldBack(from("192.0.2.3"))).toBe(15 * 60);
});

test("asking for the same dead link over and over is no guessing", async () => {
  const misses = at(() => noon);
  const again = () => misses.count(from("192.0.2.4"), "expired");
  await Promise.all(Array.from({ length: maxMisses + 10 }, again));

  expect(await misses.count(from("192.0.2.4"), "another")).toBeUndefined();
});

test("where clients cannot be told apart, guesses are refused but links open for everybody", async () => {
  const misses = missedLinks({ ...table, now: () => noon, clientAddressHeader: undefined });
  await guess(misses, from("192.0.2.5"), maxMisses);

  expect(await misses.count(from("192.0.2.6"), "one-too-many")).toBe(15 * 60);
  expect(misses.heldBack(from("192.0.2.6"))).toBeUndefined();
});
