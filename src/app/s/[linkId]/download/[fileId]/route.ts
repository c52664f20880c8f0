import { logRequest } from "@/server/handle-request.ts";
import { answerDownload, describeDownload } from "../../../answer-download.ts";

interface Context {
  params: Promise<{ linkId: string; fileId: string }>;
}

/** One file of a folder or of a selection. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { linkId, fileId } = await params;
  return logRequest("download", request, (asked) => answerDownload(asked, linkId, fileId));
}

export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const { linkId, fileId } = await params;
  return logRequest("download", request, (asked) => describeDownload(asked, linkId, fileId));
}
