import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { answerAsset } from "./answer-asset.ts";
import { functionUrlEvent, sendAnswer } from "./function-url.ts";

// The deployed bundle on this machine: its Lambda handler, called with the events of a function's address as
// CloudFront makes them, and its files, as CloudFront serves them from the site's bucket.

const ours = fileURLToPath(new URL("../../.open-next", import.meta.url));
const {
  PORT,
  HOST,
  BUNDLE: bundle,
} = z
  .object({
    PORT: z.coerce.number().int(),
    HOST: z.string().default("127.0.0.1"),
    /** Where another one lies. */
    BUNDLE: z.string().default(ours),
  })
  .parse(process.env);
const Bundle = z.object({
  handler: z.custom<(event: object) => Promise<unknown>>((value) => typeof value === "function"),
});

// Lambda starts a function in its own folder.
process.chdir(join(bundle, "server-functions/default"));
const { handler } = Bundle.parse(await import(pathToFileURL(join(process.cwd(), "index.mjs")).href));

createServer(async (request, response) => {
  try {
    if (await answerAsset(join(bundle, "assets"), request, response)) return;
    sendAnswer(response, await handler(await functionUrlEvent(request)));
  } catch (error) {
    // Lambda answers so for a function that fails.
    console.error(error);
    response.writeHead(502).end("Internal Server Error");
  }
}).listen(PORT, HOST, () => process.send?.("listening"));
