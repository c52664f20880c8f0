import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { shareStyles, shareStylesHash } from "./share-styles.ts";

test("holds every token, from the one place where they are written", async () => {
  const tokens = await readFile(new URL("../../styles/tokens.css", import.meta.url), "utf8");
  const names = new Set(tokens.match(/(?<![\w-])--[\w-]+(?=:)/g));

  expect(names.size).toBeGreaterThan(50);
  for (const name of names) expect(shareStyles).toContain(`${name}:`);
});

test("uses only tokens that exist", () => {
  const used = new Set([...shareStyles.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));

  expect(used.size).toBeGreaterThan(20);
  for (const name of used) expect(shareStyles).toContain(`${name}:`);
});

test("tables and lists of a Markdown text keep the styles that are meant for them", () => {
  expect(shareStyles).toContain(".prose :is(th,td){padding:");
  expect(shareStyles).toContain(".prose :is(ul,ol){");
});

test("is named by its digest", () => {
  expect(shareStylesHash).toBe(`sha256-${createHash("sha256").update(shareStyles).digest("base64")}`);
});

test("cannot end the element that carries it, and says nothing to developers", () => {
  expect(shareStyles).not.toMatch(/<|\/\*/);
});

test("asks for fonts where the app serves static files, by their digest or name", () => {
  const fonts = [...shareStyles.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1]);

  expect(fonts).toHaveLength(3);
  for (const font of fonts) expect(font).toMatch(/^\/_next\/static\/media\/geist-[\w.-]+\.woff2$/);
});
