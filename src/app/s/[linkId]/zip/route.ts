import { Id } from "@dropify/core/files/id.schema";
import { bundlePage } from "@dropify/core/links/bundle";
import { passGateForAll } from "@dropify/core/links/gate";
import { logRequest } from "@/server/handle-request.ts";
import { grantCookie, grantedVersion } from "@/server/share/download-grant.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { isProgram } from "@/server/share/visitor.ts";
import { answerLink } from "../../answer-link.ts";
import { readForm } from "../../read-form.ts";
import { shareHeaders } from "../../share-headers.ts";

interface Context {
  params: Promise<{ linkId: string }>;
}

const scope = { kind: "all" } as const;

/** A page of addresses for everything that the link shares, counted once; the browser makes a zip of them. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId: address } = await params;
  return logRequest("zip", request, async (asked) => {
    const form = await readForm(asked);
    const cursor = form.get("cursor") ?? undefined;
    const folderId = Id.optional()
      .catch(undefined)
      .parse(form.get("folder") ?? undefined);
    return answerLink(asked, address, "json", async ({ linkId, unlocked }) => {
      const headers = new Headers(shareHeaders);
      let passedAt = grantedVersion(asked.headers, linkId, scope);
      if (passedAt === undefined) {
        const visit = { as: "download", unlocked, isProgram: isProgram(asked.headers), folderId } as const;
        const link = await passGateForAll(linkId, visit);
        passedAt = link.passwordVersion;
        noteVisit(asked.headers, link, "downloaded");
        headers.append("set-cookie", grantCookie({ linkId, address, version: passedAt }, scope));
      }
      const page = await bundlePage(linkId, { unlocked, passedAt, cursor, folderId });
      const { parts, folders, cursor: next } = page;
      const base = `/s/${encodeURIComponent(address)}/download`;
      const addressed = parts.map(({ url, ...part }) => ({ ...part, url: url ?? `${base}/${part.fileId}` }));
      return Response.json({ parts: addressed, folders, cursor: next }, { headers });
    });
  });
}
