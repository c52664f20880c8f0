import { attachment, servedType } from "@dropify/core/disposition";
import { countDownload } from "@dropify/core/files/count-download";
import { type Passed, passGate, requireOpen } from "@dropify/core/links/gate";
import { previewFile } from "@dropify/core/links/preview-file";
import { refetch } from "@dropify/core/links/refetch";
import { fileOf } from "@dropify/core/links/within";
import { behindAnswer } from "@/server/behind-answer.ts";
import { type GrantScope, grantCookie, grantedVersion } from "@/server/share/download-grant.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { isProgram, isUnasked } from "@/server/share/visitor.ts";
import { answerFormat } from "./answer-format.ts";
import { type Asked, answerLink } from "./answer-link.ts";
import { shareHeaders } from "./share-headers.ts";
import { showLink } from "./show-link.tsx";

/** One download: counted at the gate, then straight from the object store under the file's own name. */
export async function answerDownload(request: Request, address: string, fileId?: string): Promise<Response> {
  // A card in a chat must neither use up a download nor lack its name.
  if (isUnasked(request.headers)) return showLink(request, address);
  const scope: GrantScope = fileId === undefined ? { kind: "file" } : { kind: "part", fileId };
  return answerLink(request, address, answerFormat(request.headers, "text"), async (asked) => {
    const { passed, isNew } = await pass(request, asked, scope);
    if (isNew) {
      behindAnswer("count a download", () => countDownload(passed.file));
      noteVisit(request.headers, passed.link, "downloaded", passed.file);
    }
    const headers = new Headers({ ...shareHeaders, location: passed.grant.url });
    const link = { linkId: asked.linkId, address, version: passed.link.passwordVersion };
    // Not renewed when it is used: an hour from the count, whatever happens.
    if (isNew) headers.append("set-cookie", grantCookie(link, scope));
    return new Response(null, { status: 302, headers });
  });
}

async function pass(
  { headers, url }: Request,
  { linkId, unlocked }: Asked,
  scope: GrantScope,
): Promise<{ passed: Passed; isNew: boolean }> {
  const fileId = scope.kind === "part" ? scope.fileId : undefined;
  const range = headers.get("range") ?? undefined;
  const visit = { fileId, unlocked, range, isProgram: isProgram(headers) };
  const passedAt = grantedVersion(headers, linkId, scope) ?? grantedVersion(headers, linkId, { kind: "all" });
  if (new URL(url).searchParams.has("view")) {
    const passed = await previewFile(linkId, visit, passedAt);
    return { passed, isNew: !passed.isFree };
  }
  if (passedAt === undefined) return { passed: await passGate(linkId, visit), isNew: true };
  return { passed: await refetch(linkId, { ...visit, passedAt }), isNew: false };
}

/**
 * What a download would be, without passing the gate: Next would otherwise answer HEAD with GET, and count it.
 * The signed address is not told, for whoever has it can fetch the bytes.
 */
export async function describeDownload(
  request: Request,
  address: string,
  fileId?: string,
): Promise<Response> {
  return answerLink(request, address, "text", async ({ linkId, unlocked }) => {
    const link = await requireOpen(linkId, { unlocked, as: "download" }, new Date());
    const file = await fileOf(link, fileId);
    const headers = {
      ...shareHeaders,
      "accept-ranges": "bytes",
      "content-disposition": attachment(file.fileName),
      "content-length": String(file.fileSize),
      "content-type": servedType(file.mimeType),
    };
    return new Response(null, { headers });
  });
}
