import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";

/** As SST labels them in the site's bucket. */
const types: Record<string, string> = {
  ".css": "text/css;charset=UTF-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript;charset=UTF-8",
  ".json": "application/json;charset=UTF-8",
  ".png": "image/png",
  ".svg": "image/svg+xml;charset=UTF-8",
  ".txt": "text/plain;charset=UTF-8",
  ".woff2": "font/woff2",
};

/** Answers with a file of the folder. @returns false where there is none of that name */
export async function answerAsset(
  folder: string,
  { method, url = "/" }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (method !== "GET" && method !== "HEAD") return false;
  const path = join(folder, normalize(decodeURI(new URL(url, "http://localhost").pathname)));
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return false;
  response.writeHead(200, {
    "content-length": found.size,
    "content-type": types[extname(path)] ?? "application/octet-stream",
    "cache-control": "public,max-age=31536000,immutable",
  });
  if (method === "HEAD") response.end();
  else await pipeline(createReadStream(path), response);
  return true;
}
