import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LeaseBook } from "./lease-book.ts";
import { LeaseClaims } from "./lease-claims.ts";
import { lockClaims } from "./lock-claims.ts";
import type { Lease } from "./upload-database.ts";

describe("by leases, over plain HTTP", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("an upload is worked on by one tab, until that gives it up", async () => {
    const [one, other] = browserWithTabs(2);

    const giveUp = await one?.claims.claim("film");

    expect(await other?.claims.claim("film")).toBeNull();
    expect(await other?.claims.claimed()).toEqual(new Set(["film"]));
    giveUp?.();
    expect(await other?.claims.claim("film")).toBeTypeOf("function");
  });

  test("a tab that lives keeps it, however long the upload takes", async () => {
    const [one, other] = browserWithTabs(2);
    await one?.claims.claim("film");

    await vi.advanceTimersByTimeAsync(3_600_000);

    expect(await other?.claims.claim("film")).toBeNull();
  });

  test("a tab that is closed leaves it at once, and has it again when it is shown again", async () => {
    const [one, other] = browserWithTabs(2);
    await one?.claims.claim("film");

    one?.page.dispatchEvent(new Event("pagehide"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await other?.claims.claimed()).toEqual(new Set());
    one?.page.dispatchEvent(new Event("pageshow"));
    await vi.advanceTimersByTimeAsync(0);

    expect(await other?.claims.claim("film")).toBeNull();
  });

  test("what a tab has that crashed is free after 150 seconds, and not before", async () => {
    const [one] = browserWithTabs(1);
    await one?.claims.claim("film");
    // Nobody renews any more.
    vi.clearAllTimers();
    const [other] = browserWithTabs(1, one?.leases);

    vi.setSystemTime(Date.now() + 149_000);
    expect(await other?.claims.claim("film")).toBeNull();
    vi.setSystemTime(Date.now() + 2_000);

    expect(await other?.claims.claimed()).toEqual(new Set());
    expect(await other?.claims.claim("film")).toBeTypeOf("function");
  });

  test("a tab that slept past its lease takes nothing back from the one that goes on", async () => {
    const [sleeper] = browserWithTabs(1);
    const giveUp = await sleeper?.claims.claim("film");
    vi.setSystemTime(Date.now() + 200_000);
    const [other, third] = browserWithTabs(2, sleeper?.leases);
    await other?.claims.claim("film");

    await vi.advanceTimersByTimeAsync(6_000);
    giveUp?.();
    sleeper?.page.dispatchEvent(new Event("pagehide"));
    await vi.advanceTimersByTimeAsync(0);

    expect(await sleeper?.claims.claim("film")).toBeNull();
    expect(await third?.claims.claim("film")).toBeNull();
  });

  test("where the browser keeps nothing, uploads work all the same", async () => {
    const away = async () => Promise.reject(new Error("Nothing is kept"));
    vi.stubGlobal("addEventListener", () => {});
    const claims = new LeaseClaims({ decide: away, all: away });

    expect(await claims.claim("film")).toBeTypeOf("function");
    expect(await claims.claimed()).toEqual(new Set());
  });
});

describe("by locks", () => {
  test("an upload is worked on once, until it is given up", async () => {
    const giveUp = await lockClaims.claim("film");

    expect(await lockClaims.claim("film")).toBeNull();
    expect(await lockClaims.claimed()).toEqual(new Set(["film"]));
    giveUp?.();
    await vi.waitFor(async () => expect(await lockClaims.claimed()).toEqual(new Set()));
    (await lockClaims.claim("film"))?.();
  });

  test("what a thread has that ends without a word is free at once", async () => {
    const hold = `navigator.locks.request("dropify-upload-song", () => {
      require("node:worker_threads").parentPort.postMessage("held");
      return new Promise(() => setInterval(() => {}, 1_000));
    });`;
    const other = new Worker(hold, { eval: true });
    await once(other, "message");
    expect(await lockClaims.claim("song")).toBeNull();

    await other.terminate();

    const giveUp = await vi.waitFor(async () => {
      const claim = await lockClaims.claim("song");
      expect(claim).not.toBeNull();
      return claim;
    });
    giveUp?.();
  });
});

/** @param leases what the tabs before them wrote down */
function browserWithTabs(count: number, leases = new Map<string, Lease>()) {
  const book: LeaseBook = {
    async decide(fileIds, decide) {
      for (const fileId of fileIds) {
        const after = decide(leases.get(fileId), fileId);
        if (after) leases.set(fileId, after);
        else leases.delete(fileId);
      }
    },
    all: async () => [...leases.values()],
  };
  return Array.from({ length: count }, () => {
    const page = new EventTarget();
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    return { page, leases, claims: new LeaseClaims(book) };
  });
}
