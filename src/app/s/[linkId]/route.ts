import { logRequest } from "@/server/handle-request.ts";
import { describeLink, showLink } from "../show-link.tsx";

interface Context {
  params: Promise<{ linkId: string }>;
}

/** The share page. Rendered here and not by Next, whose runtime alone would be 116 kB for every recipient. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params;
  return logRequest("share", request, (asked) => showLink(asked, linkId));
}

/** Next would answer it by GET, and count a visit. */
export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params;
  return logRequest("share", request, (asked) => describeLink(asked, linkId));
}
