import { requireOpen } from "@dropify/core/links/gate";
import { linkGone } from "@dropify/core/links/live";
import { recordReceipt } from "@dropify/core/links/record-visit";
import { fileOf } from "@dropify/core/links/within";
import { logRequest } from "@/server/handle-request.ts";
import { findGrant } from "@/server/share/download-grant.ts";
import { isOwner } from "@/server/share/note-visit.ts";
import { answerLink } from "../../../../answer-link.ts";
import { readForm } from "../../../../read-form.ts";
import { shareHeaders } from "../../../../share-headers.ts";

interface Context {
  params: Promise<{ linkId: string; fileId: string }>;
}

/**
 * A visitor's browser has found that what it saved is what was sent. The page shows the digest to everyone, so
 * only whoever was counted for a download within the hour is believed, once for each file.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId: address, fileId } = await params;
  return logRequest("received", request, async (asked) => {
    const form = await readForm(asked);
    return answerLink(asked, address, "json", async ({ linkId, unlocked }) => {
      const link = await requireOpen(linkId, { unlocked, as: "download" }, new Date(), true);
      const file = await fileOf(link, fileId);
      const grant =
        findGrant(asked.headers, linkId, { kind: "part", fileId }) ??
        findGrant(asked.headers, linkId, { kind: "all" }) ??
        // It stands for the link's one file: no other link gives it.
        findGrant(asked.headers, linkId, { kind: "file" });
      if (grant?.version !== link.passwordVersion) throw linkGone();
      if (file.sha256 === undefined || form.get("sha256") !== file.sha256) throw linkGone();
      if (!(await isOwner(asked.headers, link))) await recordReceipt(link, file, grant);
      return new Response(null, { status: 204, headers: shareHeaders });
    });
  });
}
