import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { z } from "zod";
import { Account } from "./account.ts";
import type { App } from "./app.ts";
import { shareFile } from "./send-file.ts";

const Line = z.object({ requestId: z.string(), route: z.string(), path: z.string() });
type Line = z.infer<typeof Line>;

/** Asks the app for a bit of everything: each request must be one line in its log, found by its id, without secrets. */
export async function expectLinesWithoutSecrets(app: App): Promise<void> {
  const ada = await new Account(app.url).signUp();
  const slug = `my-offer-${Date.now()}`;
  const { linkId } = await shareFile(ada, {});
  await shareFile(ada, { slug });
  const otherWriting = `%${linkId.charCodeAt(0).toString(16)}${linkId.slice(1)}`;
  const input = encodeURIComponent(JSON.stringify({ linkId }));
  const asked: [route: string, path: string][] = [
    ["page", "/sign-in"],
    ["page", `/shared/${linkId}`],
    ["share", `/s/${linkId}`],
    ["share", `/s/${otherWriting}?token=hush`],
    ["share", `/s/${slug}`],
    ["download", `/s/${slug}/download`],
    ["trpc", `/api/trpc/links.view?input=${input}`],
    ["auth", "/api/auth/get-session"],
    ["health", "/api/health"],
    ["share-script", "/share-script"],
  ];
  const ids = new Map<string, string>();
  for (const [route, path] of asked) {
    const response = await ada.send(path);
    await response.arrayBuffer();
    expect(response.status, path).toBeLessThan(400);
    ids.set(response.headers.get("x-request-id") ?? "none", route);
  }
  expect(ids.size).toBe(asked.length);

  const lines = await linesOf(app, [...ids.keys()]);
  expect(lines.map(({ requestId, route }) => [requestId, route])).toEqual([...ids]);
  const said = app.said();
  for (const secret of [linkId, linkId.slice(1), slug, "hush", "X-Amz-Signature", ada.email, ada.password])
    expect(said).not.toContain(secret);
  for (const { value } of ada.cookies) expect(said).not.toContain(value);
}

/** The lines that name one of the ids. The last of them may still be on its way. */
async function linesOf(app: App, ids: string[]): Promise<Line[]> {
  for (let patience = 50; ; patience--) {
    const lines = app
      .said()
      .split("\n")
      .filter((line) => ids.some((id) => line.includes(id)))
      .map((line) => Line.parse(JSON.parse(line)));
    if (lines.length >= ids.length || patience === 0) return lines;
    await sleep(20);
  }
}
