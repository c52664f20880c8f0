import type { Expected } from "./expected.ts";
import { compare, type Finding } from "./finding.ts";

/** Asks the site itself, as a stranger does: its health, and what its answers tell browsers. */
export async function checkSite(siteUrl: string, { isOnAws }: Expected): Promise<Finding[]> {
  const ask = (path: string) => fetch(new URL(path, siteUrl), { redirect: "manual" });
  try {
    const [health, page, missing] = await Promise.all([
      ask("/api/health"),
      ask("/sign-in"),
      ask("/s/a-link-that-never-was"),
    ]);
    const state: unknown = await health.json();
    const engines = typeof state === "object" && state && "engines" in state ? state.engines : undefined;
    const has = (response: Response, name: string, text: string) =>
      compare(
        `site: ${name}`,
        text,
        response.headers.get(name)?.includes(text) ? text : response.headers.get(name),
      );
    return [
      compare("site: health", 200, health.status),
      compare("site: engines", { dynamodb: { status: "ok" }, s3: { status: "ok" } }, engines),
      compare("site: sign-in page", 200, page.status),
      has(page, "content-security-policy", "frame-ancestors 'none'"),
      has(page, "x-content-type-options", "nosniff"),
      has(page, "referrer-policy", "same-origin"),
      ...(isOnAws ? [has(page, "strict-transport-security", "max-age=63072000")] : []),
      compare("site: a link that never was", 404, missing.status),
      has(missing, "x-robots-tag", "noindex"),
      has(missing, "cache-control", "no-store"),
    ];
  } catch (error) {
    return [compare(`site: ${siteUrl}`, "answers", error instanceof Error ? error.message : String(error))];
  }
}
