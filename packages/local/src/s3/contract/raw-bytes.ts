import { connect } from "node:net";
import type { Endpoint } from "./endpoint.ts";
import type { RawRequest } from "./raw-request.ts";

/** Sends bytes as they are, and answers with all that came back until the other side hung up or fell silent. */
export function sendBytes({ url }: Endpoint, head: string, body: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(head + body));
    socket.on("data", (piece) => {
      answer += String(piece);
      if (answer.includes("\r\n\r\n")) socket.end();
    });
    socket.on("error", () => resolve(answer)).on("close", () => resolve(answer));
  });
}

/** Sends bytes and hangs up at once, as a client does whose connection breaks. */
export function sendAndLeave({ url }: Endpoint, bytes: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on("error", () => undefined).on("close", () => resolve());
    socket.resume();
  });
}

/** The first lines of a request as they go on the wire, up to its body. */
export function writeHead(
  { url }: Endpoint,
  { method, path: target, query = {}, headers = {} }: RawRequest,
): string {
  const search = new URLSearchParams(query).toString().replaceAll("+", "%20");
  const lines = Object.entries({ host: new URL(url).host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${target}?${search} HTTP/1.1\r\n${lines.join("")}\r\n`;
}
