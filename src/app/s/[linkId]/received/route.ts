import { requireOpen } from "@dropify/core/links/gate";
import { linkGone } from "@dropify/core/links/live";
import { fileOf } from "@dropify/core/links/within";
import { logRequest } from "@/server/handle-request.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { answerLink } from "../../answer-link.ts";
import { readForm } from "../../read-form.ts";
import { shareHeaders } from "../../share-headers.ts";

interface Context {
  params: Promise<{ linkId: string }>;
}

/** A visitor's browser has found that what it saved is what was sent. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId: address } = await params;
  return logRequest("received", request, async (asked) => {
    const form = await readForm(asked);
    return answerLink(asked, address, "json", async ({ linkId, unlocked }) => {
      const link = await requireOpen(linkId, { unlocked, as: "download" }, new Date(), true);
      const file = await fileOf(link, form.get("fileId") ?? undefined);
      if (file.sha256 === undefined || form.get("sha256") !== file.sha256) throw linkGone();
      noteVisit(asked.headers, link, "received", file);
      return new Response(null, { status: 204, headers: shareHeaders });
    });
  });
}
