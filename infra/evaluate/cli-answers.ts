import { once } from "node:events";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, parse } from "node:path";
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

const Call = z.object({ method: z.string(), params: z.array(z.unknown()) });
const Build = z.object({ handler: z.string() });

/**
 * Answers, over HTTP as the CLI does, the questions that SST's components ask of it.
 * @param scratch a folder for the functions that the CLI would build
 * @returns the address to set as SST_SERVER
 */
export async function answerForCli(scratch: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const { method, params } = Call.parse(await json(request));
    // Else the connection, kept alive, would keep the process alive.
    response
      .setHeader("connection", "close")
      .end(JSON.stringify({ result: await answer(method, params, scratch) }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function answer(method: string, params: unknown[], scratch: string): Promise<unknown> {
  if (method === "Provider.Aws.Bootstrap") return bootstrapped;
  if (method === "Provider.Aws.Appsync") return { http: "appsync.example", realtime: "realtime.example" };
  if (method !== "Runtime.Build") return {};
  // Not built: tests that run a function bundle what its handler names.
  const { handler } = Build.parse(params[0]);
  const out = await mkdtemp(join(scratch, "function-"));
  const { dir, name } = parse(handler);
  await mkdir(join(out, dir), { recursive: true });
  await writeFile(join(out, dir, `${name}.mjs`), "export const handler = async () => {};");
  return { handler, out, errors: [], sourcemaps: [] };
}
