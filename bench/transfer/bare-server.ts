import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

// What the object store is measured against: it checks nothing and remembers nothing, but what it has
// acknowledged is on disk. PUT makes a new file, GET sends one, DELETE empties the folder.
const [folder = ""] = process.argv.slice(2);
let files = 0;

async function receive(request: IncomingMessage): Promise<void> {
  files += 1;
  await using file = await open(join(folder, String(files)), "wx");
  await pipeline(request, createWriteStream("", { fd: file.fd, autoClose: false }));
  await file.sync();
}

async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = join(folder, request.url ?? "");
  response.setHeader("content-length", (await stat(path)).size);
  // A receiver that has every byte may hang up before the answer has ended; one that lacks some says so itself.
  await pipeline(createReadStream(path), response).catch(() => undefined);
}

async function empty(): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name));
}

const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, async (request, response) => {
  if (request.method === "GET") return send(request, response);
  await (request.method === "PUT" ? receive(request) : empty());
  response.end();
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});
process.on("disconnect", () => process.exit());
