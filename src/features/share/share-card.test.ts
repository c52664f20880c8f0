import type { LinkView } from "@dropify/core/links/link-view.schema";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawnText } from "./card-letters.ts";
import { drawOnce } from "./draw-once.ts";
import { shareCard } from "./share-card.tsx";
import { sharedView } from "./testing/shared-view.ts";

const askedOutside: string[] = [];

beforeEach(() => {
  vi.stubGlobal("fetch", async (input: RequestInfo | URL) => {
    const address = input instanceof Request ? input.url : String(input);
    // The renderer's own program lies within it, as a data address.
    if (!address.startsWith("data:")) askedOutside.push(address);
    return new Response(null, { status: 404 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  askedOutside.length = 0;
});

const named = (fileName: string, senderName = "Ada Owner"): LinkView => sharedView({ fileName, senderName });

function sizeOf(png: Uint8Array | undefined): [number, number] {
  const bytes = Buffer.from(png ?? []);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test.each([
  ["Übersicht – final.pdf", "Ada Owner"],
  ["отчёт.pdf", "Жанна"],
  ["年度報告.pdf", "山田太郎"],
  ["تقرير.pdf", "ليلى"],
  ["party 🎉👩‍👩‍👧 ©™.pdf", "Bo 🦊"],
  ["e\u0301t\u0336e\u0301.pdf", "\u202Egpj"],
  ["🎉", "🎉"],
])("the card of %j is drawn here, and asks nobody for letters", async (fileName, senderName) => {
  expect(sizeOf(await shareCard(named(fileName, senderName)))).toEqual([1200, 630]);
  expect(askedOutside).toEqual([]);
});

test("every letter that counts as drawable is in the font", async () => {
  const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => drawnText(`a${letter}a`)?.includes(letter) && letter !== "a",
  );
  expect(letters.length).toBeGreaterThan(500);

  for (let from = 0; from < letters.length; from += 84) {
    sizeOf(await shareCard(named(`${letters.slice(from, from + 84).join("")}.a`)));
  }
  expect(askedOutside).toEqual([]);
});

test.each([
  ["party 🎉 plan.pdf", "party plan.pdf"],
  ["e\u0301te\u0301.pdf", "été.pdf"],
  ["年度報告.pdf", undefined],
  ["🎉", undefined],
  ["1\uFE0F\u20E3.txt", "1.txt"],
])("%j is drawn as %j", (text, drawn) => {
  expect(drawnText(text)).toBe(drawn);
});

test("the same card is drawn once, and behind eight that wait no other begins", async () => {
  let drawings = 0;
  const { promise: go, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const draw = () => {
    drawings += 1;
    return go;
  };
  const eight = Array.from({ length: 8 }, (_, n) => drawOnce(`waiting ${n}`, draw));

  expect(drawOnce("one more", draw)).toBeUndefined();
  expect(drawOnce("waiting 3", draw)).toBe(eight[3]);
  resolve(new Uint8Array());
  await Promise.all(eight.map(async (card) => card));
  expect(drawings).toBe(8);
  expect(drawOnce("one more", draw)).toBeDefined();
});

test("a card that failed is tried again", async () => {
  await expect(drawOnce("broken", () => Promise.reject(new Error("no")))).rejects.toThrow("no");

  await expect(drawOnce("broken", async () => new Uint8Array(1))).resolves.toHaveLength(1);
});
