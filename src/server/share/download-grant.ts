import { publicUrl } from "@dropify/core/env";
import { isSealed, seal } from "./seal.ts";

/** How long one counted download may be fetched again and resumed by the same visitor. */
const grantLifetimeS = 3600;

const cookieName = "dropify_grant";
const purpose = "download-grant";

/**
 * A cookie that says: this visitor passed the gate of this link, and may fetch the bytes again within the hour
 * without being counted. It names no one, and goes only to this link's own addresses.
 */
export function grantCookie(linkId: string, now = new Date()): string {
  const until = Math.floor(now.getTime() / 1000) + grantLifetimeS;
  const value = `${until}.${seal(purpose, `${linkId}.${until}`)}`;
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/s/${linkId}; Max-Age=${grantLifetimeS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Whether the request brings a grant for this link that still holds. The link itself must be looked at anew. */
export function holdsGrant(headers: Headers, linkId: string, now = new Date()): boolean {
  const cookies = (headers.get("cookie") ?? "").split(/; */);
  return cookies.some((cookie) => {
    const [until = "", claimed = ""] = cookie.startsWith(`${cookieName}=`)
      ? cookie.slice(cookieName.length + 1).split(".")
      : [];
    return Number(until) * 1000 > now.getTime() && isSealed(purpose, `${linkId}.${until}`, claimed);
  });
}
