import { attachment, servedType } from "@dropify/core/disposition";
import { passGate, refetch, viewLink } from "@dropify/core/links/gate";
import { logRequest } from "@/server/handle-request.ts";
import { grantCookie, holdsGrant } from "@/server/share/download-grant.ts";
import { isUnasked } from "@/server/share/visitor.ts";
import { answerFormat } from "../../answer-format.ts";
import { answerLink } from "../../answer-link.ts";
import { shareHeaders } from "../../share-headers.ts";
import { showLink } from "../../show-link.tsx";

interface Context {
  params: Promise<{ linkId: string }>;
}

/** One download: counted at the gate, then straight from the object store under the file's own name. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params;
  return logRequest("download", request, (asked) => download(asked, linkId));
}

async function download(request: Request, linkId: string): Promise<Response> {
  // A card in a chat must neither use up a download nor lack its name.
  if (isUnasked(request.headers)) return showLink(request, linkId);
  return answerLink(request, linkId, answerFormat(request.headers, "text"), async () => {
    const counted = holdsGrant(request.headers, linkId);
    const { url } = counted ? await refetch(linkId) : await passGate(linkId);
    const headers = new Headers({ ...shareHeaders, location: url });
    // Not renewed when it is used: an hour from the count, whatever happens.
    if (!counted) headers.append("set-cookie", grantCookie(linkId));
    return new Response(null, { status: 302, headers });
  });
}

/**
 * What a download would be, without passing the gate: Next would otherwise answer HEAD with GET, and count it.
 * The signed address is not told, for whoever has it can fetch the bytes.
 */
export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params;
  return logRequest("download", request, (asked) => describeDownload(asked, linkId));
}

async function describeDownload(request: Request, linkId: string): Promise<Response> {
  return answerLink(request, linkId, "text", async () => {
    const { fileName, mimeType } = await viewLink(linkId);
    const headers = {
      ...shareHeaders,
      "accept-ranges": "bytes",
      "content-disposition": attachment(fileName),
      "content-type": servedType(mimeType),
    };
    return new Response(null, { headers });
  });
}
