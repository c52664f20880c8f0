import { env, publicUrl } from "@dropify/core/env";
import type { LinkItem } from "@dropify/core/links/live";
import { recordVisit } from "@dropify/core/links/record-visit";
import { clientAddress } from "@/server/auth/client-address.ts";
import { getSession } from "@/server/auth/session.ts";
import { behindAnswer } from "@/server/behind-answer.ts";
import { seal } from "./seal.ts";
import { isUnasked } from "./visitor.ts";

type Event = Parameters<typeof recordVisit>[1];

/** Writes down what a visitor does, behind the answer. Owners looking at their own links are no visitors. */
export function noteVisit(
  headers: Headers,
  link: LinkItem,
  event: Event,
  file?: { fileId: string; fileName: string },
): void {
  behindAnswer("write a visit down", async () => {
    if (await isOwner(headers, link)) return;
    await recordVisit(link, event, describe(headers), file);
  });
}

async function isOwner(headers: Headers, link: LinkItem): Promise<boolean> {
  if (!headers.get("cookie")?.includes("session")) return false;
  return (await getSession(headers))?.userId === link.ownerId;
}

/** No address is kept: only what the secret makes of it for this one day. */
function describe(headers: Headers) {
  const day = new Date().toISOString().slice(0, 10);
  const address = clientAddress(headers, env.CLIENT_ADDRESS_HEADER);
  const agent = (headers.get("user-agent") ?? "").slice(0, 512);
  const country = headers.get("cloudfront-viewer-country") ?? "";
  return {
    mark: seal("visitor-of-a-day", `${day}\n${address}\n${agent}`),
    isBot: isUnasked(headers),
    referrer: referrerOf(headers),
    country: /^[A-Z]{2}$/.test(country) ? country : undefined,
  };
}

/** The host of the page that led here; nothing of its path, which may be private, and nothing of our own. */
function referrerOf(headers: Headers): string | undefined {
  const url = URL.parse(headers.get("referer") ?? "");
  if (!url || !/^https?:$/.test(url.protocol) || url.host === new URL(publicUrl).host) return undefined;
  return url.hostname.slice(0, 100);
}
