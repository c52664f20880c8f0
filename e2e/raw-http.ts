import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";

/** A request with any headers, also those that fetch keeps to itself. */
export async function askRaw(
  url: string,
  { method = "GET", headers, body }: { method?: string; headers: Record<string, string>; body?: string },
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }> {
  const asked = request(url, { method, headers });
  asked.end(body);
  const [response] = await once(asked, "response");
  const text = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, text };
}

const mostBytes = 256 * 1024 ** 2;

/** Sends a body that would never end, as long as it is taken. @returns the answer's first line and the bytes taken */
export async function sendEndlessly(url: string, path: string, headers: Record<string, string>) {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  let answer = "";
  let isOver = false;
  socket.on("data", (data: Buffer) => {
    answer += data.toString();
  });
  socket.on("error", () => undefined);
  const closed = once(socket, "close").then(() => {
    isOver = true;
  });
  const lines = Object.entries({ host, "transfer-encoding": "chunked", ...headers });
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.map((line) => line.join(": ")).join("\r\n")}\r\n\r\n`);
  const chunk = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(0x10000, " "), Buffer.from("\r\n")]);
  while (!isOver && answer === "" && socket.bytesWritten < mostBytes) {
    if (!socket.write(chunk)) await Promise.race([once(socket, "drain"), once(socket, "data"), closed]);
  }
  const taken = socket.bytesWritten - socket.writableLength;
  socket.destroy();
  return { statusLine: answer.split("\r\n")[0] ?? "", taken };
}
