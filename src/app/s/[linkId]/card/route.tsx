import { lookAtLink } from "@dropify/core/links/view-link";
import { shareCard } from "@/features/share/share-card.tsx";
import { logRequest } from "@/server/handle-request.ts";
import { answerLink } from "../../answer-link.ts";
import { shareHeaders } from "../../share-headers.ts";

interface Context {
  params: Promise<{ linkId: string }>;
}

/** The picture that chats show for the link. Counts nothing; behind a password it names nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { linkId: address } = await params;
  return logRequest("card", request, (asked) =>
    answerLink(asked, address, "text", async ({ linkId }) => {
      // Whoever asks for a card has no cookies: what is locked stays locked.
      const { view } = await lookAtLink(linkId, {});
      const picture = await shareCard(view.locked ? undefined : view);
      if (!picture)
        return new Response(null, { status: 503, headers: { ...shareHeaders, "retry-after": "5" } });
      const headers = {
        ...shareHeaders,
        "cross-origin-resource-policy": "cross-origin",
        "content-type": "image/png",
      };
      return new Response(picture, { headers });
    }),
  );
}
