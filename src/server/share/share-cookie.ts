import { publicUrl } from "@dropify/core/env";

/** A cookie for the addresses of one link alone, out of reach for scripts and for other sites' requests. */
export function shareCookie(name: string, value: string, path: string, lifetimeS: number): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${lifetimeS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Every value that the request brings under a name: cookies of several paths may share one. */
export function cookieValues(headers: Headers, name: string): string[] {
  const pairs = (headers.get("cookie") ?? "").split(/; */);
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}
