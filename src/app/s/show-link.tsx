import { publicUrl } from "@dropify/core/env";
import { viewLink } from "@dropify/core/links/gate";
import type { LinkView } from "@dropify/core/links/link.schema";
import { renderDocument } from "@/features/share/render-document.ts";
import { SharePage } from "@/features/share/share-page.tsx";
import { answerFormat } from "./answer-format.ts";
import { answerLink } from "./answer-link.ts";
import { shareHeaders } from "./share-headers.ts";

/** The page of a link, or its listing for a program that asks for JSON. Counts nothing, however often it is read. */
export async function showLink(request: Request, linkId: string): Promise<Response> {
  const format = answerFormat(request.headers, "html");
  return answerLink(request, linkId, format, async () => {
    const view = await viewLink(linkId);
    if (format === "json") return Response.json(listing(view), { headers: shareHeaders });
    const page = <SharePage view={view} address={`${publicUrl}/s/${linkId}`} now={new Date()} />;
    const headers = { ...shareHeaders, "content-type": "text/html; charset=utf-8" };
    return new Response(await renderDocument(page), { headers });
  });
}

function listing({ state, note, expiresAt, downloadsLeft, fileId, fileName, fileSize, mimeType }: LinkView) {
  const item = { fileId, fileName, fileSize, mimeType, path: fileName };
  return { state, note, expiresAt, downloadsLeft, items: [item] };
}
