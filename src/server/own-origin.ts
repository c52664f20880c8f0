/** Browsers name the origin of every POST; programs that are none need not. */
export function isOwnOrigin(headers: Headers, origins: string[]): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (site === "cross-site") return false;
  return origin === null
    ? site === null || site === "same-origin" || site === "none"
    : origins.includes(origin);
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether the request was meant for this app: a name that merely resolves to it (DNS rebinding) is not enough. */
export function isOwnHost(host: string, publicUrl: string): boolean {
  if (host === new URL(publicUrl).host) return true;
  const url = URL.parse(`http://${host}`);
  return url !== null && url.host !== "" && loopback.has(url.hostname);
}
