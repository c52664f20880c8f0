import { askForMore } from "@dropify/core/links/more-time";
import { logRequest } from "@/server/handle-request.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { tellOwner } from "@/server/share/tell-owner.ts";
import { answerFormat } from "../../answer-format.ts";
import { answerLink } from "../../answer-link.ts";
import { askedForMore, refuse } from "../../refusal.tsx";

interface Context {
  params: Promise<{ linkId: string }>;
}

/** One press on the page of a link that has ended: its owner learns that somebody would like more time. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId: address } = await params;
  return logRequest("ask", request, (asked) => {
    const format = answerFormat(asked.headers, "text");
    return answerLink(asked, address, format, async ({ linkId }) => {
      const { link, isNew } = await askForMore(linkId);
      if (isNew) {
        noteVisit(asked.headers, link, "asked");
        tellOwner(asked.headers, link);
      }
      return refuse(askedForMore, format);
    });
  });
}
