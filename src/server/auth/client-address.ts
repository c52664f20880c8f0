import { isIP } from "node:net";

/**
 * Where a request comes from, for limits alone. Only the header that the operator names is believed:
 * any other could be written by the client. Without one nothing in a request can be trusted, so all
 * clients share one name.
 * @param headerName what the nearest proxy sets; of a list its last entry, which is the proxy's own
 */
export function clientAddress(headers: Headers, headerName: string | undefined): string {
  if (!headerName) return "direct";
  const last = headers.get(headerName)?.split(",").at(-1)?.trim() ?? "";
  const address = isIP(last) ? last : last.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  if (isIP(address) === 6) return networkOf(address);
  return isIP(address) === 4 ? address : "unknown";
}

/** One household or attacker owns a whole IPv6 /64, so that is what is counted. */
function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return `${[...left, ...Array<string>(gap).fill("0"), ...right].slice(0, 4).join(":")}::/64`;
}
