import { shareScript } from "@/features/share/share-script-text.ts";
import { logRequest } from "@/server/handle-request.ts";

/** The share page's script. Every version has an address of its own. */
export const GET = (request: Request): Promise<Response> =>
  logRequest("share-script", request, async () => new Response(shareScript, { headers }));

const headers = {
  "content-type": "text/javascript; charset=utf-8",
  "cache-control": "public, max-age=31536000, immutable",
};
