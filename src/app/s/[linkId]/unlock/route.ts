import { findLink } from "@dropify/core/links/live";
import { behindAnswer } from "@/server/behind-answer.ts";
import { logRequest } from "@/server/handle-request.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { guessPassword } from "@/server/share/unlock-guess.ts";
import { unlockCookie } from "@/server/share/unlock-pass.ts";
import { answerFormat } from "../../answer-format.ts";
import { answerLink } from "../../answer-link.ts";
import { readForm } from "../../read-form.ts";
import { locked, refuse } from "../../refusal.tsx";
import { shareHeaders } from "../../share-headers.ts";

interface Context {
  params: Promise<{ linkId: string }>;
}

/** The password form: leads back to the page, with a cookie that opens it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId: address } = await params;
  return logRequest("unlock", request, async (asked) => {
    const format = answerFormat(asked.headers, "text");
    const password = (await readForm(asked)).get("password") ?? "";
    return answerLink(
      asked,
      address,
      format,
      async ({ linkId }) => {
        if (password === "") return refuse(locked(address, true), format);
        const version = await guessPassword(asked.headers, linkId, password);
        const headers = new Headers({ ...shareHeaders, location: `/s/${encodeURIComponent(address)}` });
        headers.append("set-cookie", unlockCookie(linkId, address, version));
        // The page that the browser goes on to will say that it was reached from within.
        if (asked.headers.has("sec-fetch-site")) behindAnswer("note a visit", () => noteView(asked, linkId));
        return new Response(null, { status: 303, headers });
      },
      { triesPassword: true },
    );
  });
}

async function noteView({ headers }: Request, linkId: string): Promise<void> {
  const link = await findLink(linkId);
  if (link) noteVisit(headers, link, "viewed");
}
