import type { Socket } from "node:net";

/**
 * Has the system send bytes of a file to a socket by itself, without copying them into this process: `sendfile(2)`.
 * What was written to the socket before must have left this process.
 * @returns how many bytes it took; none or less when the socket is full or closed, or the system cannot do it here
 */
export type SystemSend = (socket: Socket, file: number, position: number, length: number) => number;

/** Not everywhere: Node has no such call, and the library through which we make it no build for every system. */
export const systemSend: SystemSend | undefined = await load().catch(() => undefined);

async function load(): Promise<SystemSend | undefined> {
  // Elsewhere the call has other parameters, or numbers of other sizes.
  if (process.platform !== "linux" || !["x64", "arm64"].includes(process.arch)) return undefined;
  const { default: koffi } = await import("koffi");
  const sendfile = koffi.load(null).func("int64_t sendfile(int to, int from, void *offset, size_t count)");
  const offset = new BigInt64Array(1);
  return (socket, file, position, length) => {
    const descriptor = descriptorOf(socket);
    if (descriptor === undefined) return 0;
    offset[0] = BigInt(position);
    return Number(sendfile(descriptor, file, offset, length));
  };
}

/** The number under which the system knows the socket, which Node tells only here. */
function descriptorOf(socket: Socket): number | undefined {
  const handle: unknown = Reflect.get(socket, "_handle");
  const descriptor: unknown =
    typeof handle === "object" && handle !== null ? Reflect.get(handle, "fd") : undefined;
  return typeof descriptor === "number" && descriptor >= 0 ? descriptor : undefined;
}
