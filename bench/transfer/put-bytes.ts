import { Agent, request } from "node:http";
import { finished } from "node:stream/promises";

const agent = new Agent({ keepAlive: true });
const piece = Buffer.allocUnsafe(1024 ** 2);
for (let at = 0; at < piece.length; at += 1) piece[at] = (at * 7919) >> 3;

/**
 * Sends this many bytes by PUT, over connections that are kept for the next.
 * @returns the answer's ETag
 * @throws Error when the answer is not 200
 */
export async function putBytes(
  url: string,
  bytes: number,
  headers: Record<string, string> = {},
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const put = request(url, { method: "PUT", agent, headers: { ...headers, "content-length": bytes } });
  put.on("error", reject);
  put.on("response", (answer) => {
    if (answer.statusCode !== 200) reject(new Error(`A PUT was answered by ${answer.statusCode}.`));
    finished(answer.resume()).then(() => resolve(answer.headers.etag ?? ""), reject);
  });
  let left = bytes;
  const more = () => {
    let room = true;
    while (left > 0 && room) {
      const taken = left < piece.length ? piece.subarray(0, left) : piece;
      left -= taken.length;
      room = put.write(taken);
    }
    if (left === 0) put.off("drain", more).end();
  };
  put.on("drain", more);
  more();
  return promise;
}
