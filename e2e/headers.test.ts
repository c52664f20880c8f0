import { expect, test } from "vitest";
import { shareFile } from "./send-file.ts";
import { newOwner, stranger } from "./shared-app.ts";

const ada = await newOwner();
const never = "0".repeat(22);

test("what a link answers reaches no index, no cache, no other site's frame and no referrer", async () => {
  const { linkId } = await shareFile(ada);
  const { linkId: revoked } = await shareFile(ada);
  await ada.mutate("links.revoke", { linkId: revoked });
  const asJson = { headers: { accept: "application/json" } };
  const asked: [string, RequestInit?][] = [linkId, revoked, never].flatMap((id) => [
    [`/s/${id}`],
    [`/s/${id}`, asJson],
    [`/s/${id}`, { method: "HEAD" }],
    [`/s/${id}/download`],
    [`/s/${id}/download`, { method: "HEAD" }],
  ]);
  for (const [path, init] of asked) {
    const { headers } = await stranger().send(path, init);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": expect.stringContaining("noindex"),
      "content-security-policy": expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
    });
    expect(headers.get("x-powered-by")).toBeNull();
  }
});

test("a page of the app runs only its own scripts, by a nonce that is new each time", async () => {
  const nonces = new Set<string>();
  for (let visit = 0; visit < 3; visit++) {
    const response = await stranger().send("/sign-in");
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    const [, nonce = ""] = /script-src 'self' 'nonce-([\w+/=]{22,})' 'strict-dynamic';/.exec(policy) ?? [];
    nonces.add(nonce);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toContain("unsafe-eval");
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("same-origin");
  }
  expect(nonces.size).toBe(3);
});

test("a page that shows what is one's own is kept by no cache", async () => {
  const { headers, status } = await ada.send("/");

  expect(status).toBe(200);
  expect(headers.get("cache-control")).toContain("no-store");
});

test("answers to programs are kept by no cache and taken for nothing but JSON", async () => {
  for (const [path, init] of [
    ["/api/trpc/quota.get"],
    ["/api/trpc/nothing.here"],
    ["/api/trpc/files.remove", { method: "POST", body: "x" }],
    ["/api/auth/get-session"],
    ["/api/auth/nothing-here"],
  ] satisfies [string, RequestInit?][]) {
    const { headers } = await ada.send(path, init);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(headers.get("x-request-id")).toMatch(/^[0-9A-Z]{26}$/);
  }
});
