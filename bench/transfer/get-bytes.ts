import { connect } from "node:net";

const headEnd = "\r\n\r\n";

/**
 * Downloads an address on a connection of its own and forgets the bytes. By the bare socket, into one buffer:
 * with an HTTP client in Node the receiver would be what is measured.
 * @returns the number of bytes in the body
 * @throws Error when the answer is not 200 or has no length
 */
export async function getBytes(url: string): Promise<number> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let head = "";
  let expected: number | undefined;
  let received = 0;
  const read = (length: number, buffer: Uint8Array): boolean => {
    received += length;
    if (expected === undefined) {
      head += Buffer.from(buffer.buffer, 0, length).toString("latin1");
      const end = head.indexOf(headEnd);
      if (end === -1) return true;
      received -= end + headEnd.length;
      expected = bodyLength(head.slice(0, end));
      if (expected === undefined) socket.destroy(new Error(`A GET was answered by ${head.slice(0, 200)}`));
    }
    if (received === expected) {
      resolve(received);
      socket.destroy();
    }
    return true;
  };
  const onread = { buffer: new Uint8Array(1024 ** 2), callback: read };
  const socket = connect({ host: hostname, port: Number(port), onread });
  socket.on("error", reject);
  socket.on("close", () => reject(new Error(`The connection was closed after ${received} bytes.`)));
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  return promise;
}

function bodyLength(head: string): number | undefined {
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  return head.startsWith("HTTP/1.1 200") && length ? Number(length) : undefined;
}
