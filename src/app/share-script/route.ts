import { shareScript } from "@/features/share/share-script-text.ts";

/** The share page's script. Every version has an address of its own. */
export function GET(): Response {
  return new Response(shareScript, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    },
  });
}
