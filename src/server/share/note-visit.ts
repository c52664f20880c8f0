import { createHmac } from "node:crypto";
import { env, publicUrl } from "@dropify/core/env";
import { dailySalt } from "@dropify/core/links/daily-salt";
import type { LinkItem } from "@dropify/core/links/live";
import { recordVisit, type Visitor } from "@dropify/core/links/record-visit";
import { clientAddress } from "@/server/auth/client-address.ts";
import { behindAnswer } from "@/server/behind-answer.ts";
import { countryOf } from "./country.ts";
import { isProgram, isUnasked } from "./visitor.ts";

type Event = Parameters<typeof recordVisit>[1];

/** Writes down what a visitor does, behind the answer. Owners looking at their own links are no visitors. */
export function noteVisit(
  headers: Headers,
  link: LinkItem,
  event: Event,
  file?: { fileId: string; fileName: string },
): void {
  const now = new Date();
  behindAnswer("write a visit down", async () => {
    if (await isOwner(headers, link)) return;
    await recordVisit(link, event, await describe(headers, link, now), file, now);
  });
}

export async function isOwner(headers: Headers, link: LinkItem): Promise<boolean> {
  if (!headers.get("cookie")?.includes("session")) return false;
  // Loaded when somebody with a session comes: what strangers are shown starts faster without it.
  const { getSession } = await import("@/server/auth/session.ts");
  return (await getSession(headers))?.userId === link.ownerId;
}

/** No address is kept: only what the day's salt makes of it, for this one link. */
async function describe(headers: Headers, link: LinkItem, now: Date): Promise<Visitor> {
  const address = clientAddress(headers, env.CLIENT_ADDRESS_HEADER);
  const agent = (headers.get("user-agent") ?? "").slice(0, 512);
  const mark = createHmac("sha256", await dailySalt(now)).update(`${link.linkId}\n${address}\n${agent}`);
  return {
    mark: mark.digest("base64url").slice(0, 22),
    isBot: isUnasked(headers),
    isProgram: isProgram(headers),
    referrer: referrerOf(headers),
    country: countryOf(headers, env.COUNTRY_HEADER),
  };
}

/** The host of the page that led here; nothing of its path, which may be private, and nothing of our own. */
function referrerOf(headers: Headers): string | undefined {
  const url = URL.parse(headers.get("referer") ?? "");
  if (!url || !/^https?:$/.test(url.protocol) || url.host === new URL(publicUrl).host) return undefined;
  return url.hostname.slice(0, 100);
}
