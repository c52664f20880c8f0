import { logRequest } from "@/server/handle-request.ts";
import { answerDownload, describeDownload } from "../../answer-download.ts";

interface Context {
  params: Promise<{ linkId: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params;
  return logRequest("download", request, (asked) => answerDownload(asked, linkId));
}

export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params;
  return logRequest("download", request, (asked) => describeDownload(asked, linkId));
}
