import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { appUrl } from "./shared-app.ts";

/** A link that nobody made, asked for from the address. */
const guess = (address: string) =>
  fetch(`${appUrl}/s/${randomBytes(11).toString("hex")}`, { headers: { "x-real-ip": address } });

test("everything that the page asks for is served, and fonts are kept for good", async () => {
  const html = await (await guess("192.0.2.1")).text();
  const fonts = new Set([...html.matchAll(/\/_next\/static\/media\/[\w.-]+\.woff2/g)].map(([path]) => path));

  expect(fonts.size).toBe(3);
  for (const path of fonts) {
    const font = await fetch(appUrl + path);
    expect(font.status).toBe(200);
    expect(font.headers.get("content-type")).toBe("font/woff2");
    expect(font.headers.get("cache-control")).toContain("immutable");
  }
  expect((await fetch(`${appUrl}/icon.svg`)).headers.get("content-type")).toBe("image/svg+xml");
});

test("the page arrives with its styles, without a script, and with one policy", async () => {
  const response = await guess("192.0.2.2");
  const html = await response.text();

  expect(response.status).toBe(404);
  expect(html).toContain("--accent:light-dark(");
  expect(html).not.toContain("<script");
  expect(response.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'sha256-[^,]*$/,
  );
  expect(response.headers.get("x-powered-by")).toBeNull();
});

test("a program that guesses at links is told to stop, and only that one", async () => {
  let answered = 0;
  let last = await guess("192.0.2.3");
  // Twice the limit, should one window end and the next begin meanwhile.
  while (last.status === 404 && answered < 310) {
    answered++;
    last = await guess("192.0.2.3");
  }

  expect(answered).toBeGreaterThanOrEqual(150);
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await guess("192.0.2.4")).status).toBe(404);
});
