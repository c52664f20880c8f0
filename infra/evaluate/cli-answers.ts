import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { z } from "zod";

/** What the CLI has bootstrapped in an account. */
const bootstrapped = {
  asset: "sst-asset",
  assetEcrRegistryId: "1",
  assetEcrUrl: "ecr",
  state: "sst-state",
  appsyncHttp: "appsync.example",
  appsyncRealtime: "realtime.example",
};

const Call = z.object({ method: z.string() });

/**
 * Answers, over HTTP as the CLI does, the questions that SST's components ask of it.
 * @param scratch a folder for the functions that the CLI would build
 * @returns the address to set as SST_SERVER
 */
export async function answerForCli(scratch: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const { method } = Call.parse(await json(request));
    // Else the connection, kept alive, would keep the process alive.
    response.setHeader("connection", "close").end(JSON.stringify({ result: await answer(method, scratch) }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function answer(method: string, scratch: string): Promise<unknown> {
  if (method === "Provider.Aws.Bootstrap") return bootstrapped;
  if (method === "Provider.Aws.Appsync") return { http: "appsync.example", realtime: "realtime.example" };
  if (method !== "Runtime.Build") return {};
  const out = await mkdtemp(join(scratch, "function-"));
  await writeFile(join(out, "bundle.mjs"), "export const handler = async () => {};");
  return { handler: "bundle.handler", out, errors: [], sourcemaps: [] };
}
