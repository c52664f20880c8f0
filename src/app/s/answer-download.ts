import { attachment, servedType } from "@dropify/core/disposition";
import { countDownload } from "@dropify/core/files/count-download";
import { type Passed, passGate, requireOpen } from "@dropify/core/links/gate";
import { previewFile } from "@dropify/core/links/preview-file";
import { refetch } from "@dropify/core/links/refetch";
import { fileOf } from "@dropify/core/links/within";
import { objectKey } from "@dropify/core/storage/store-client";
import { findObject } from "@dropify/core/storage/stored-objects";
import { behindAnswer } from "@/server/behind-answer.ts";
import { type GrantScope, grantCookie, grantedVersion } from "@/server/share/download-grant.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { isResuming, rememberedProgram, rememberProgram } from "@/server/share/resume.ts";
import { isProgram, isUnasked } from "@/server/share/visitor.ts";
import { answerFormat } from "./answer-format.ts";
import { type Asked, answerLink } from "./answer-link.ts";
import { shareHeaders } from "./share-headers.ts";
import { showLink } from "./show-link.tsx";

/** One download: counted at the gate, then straight from the object store under the file's own name. */
export async function answerDownload(request: Request, address: string, fileId?: string): Promise<Response> {
  // A card in a chat must neither use up a download nor lack its name.
  if (isUnasked(request.headers)) return showLink(request, address);
  const scope = scopeOf(fileId);
  return answerLink(request, address, answerFormat(request.headers, "text"), async (asked) => {
    const { passed, isNew } = await pass(request, asked, scope);
    if (isNew) {
      behindAnswer("count a download", () => countDownload(passed.file));
      noteVisit(request.headers, passed.link, "downloaded", passed.file);
    }
    const headers = new Headers({ ...shareHeaders, location: passed.grant.url });
    const link = { linkId: asked.linkId, address, version: passed.link.passwordVersion };
    // Not renewed when it is used: an hour from the count, whatever happens.
    if (isNew) {
      headers.append("set-cookie", grantCookie(link, scope));
      await rememberProgram(request.headers, markedScope(asked.linkId, scope), link.version);
    }
    return new Response(null, { status: 302, headers });
  });
}

/** For who was counted within the hour the bytes once more, for all others the gate. */
async function pass(
  { headers, url }: Request,
  { linkId, unlocked }: Asked,
  scope: GrantScope,
): Promise<{ passed: Passed; isNew: boolean }> {
  const fileId = scope.kind === "part" ? scope.fileId : undefined;
  const range = headers.get("range") ?? undefined;
  const visit = { fileId, unlocked, range, isProgram: isProgram(headers) };
  const brought = grantBrought(headers, linkId, scope);
  if (new URL(url).searchParams.has("view")) {
    const passed = await previewFile(linkId, visit, brought);
    return { passed, isNew: !passed.isFree };
  }
  const passedAt =
    brought ??
    (isResuming(headers) ? await rememberedProgram(headers, markedScope(linkId, scope)) : undefined);
  const again = passedAt === undefined ? undefined : await refetch(linkId, { ...visit, passedAt });
  return again ? { passed: again, isNew: false } : { passed: await passGate(linkId, visit), isNew: true };
}

const scopeOf = (fileId: string | undefined): GrantScope =>
  fileId === undefined ? { kind: "file" } : { kind: "part", fileId };

/** The version of the password at which the visitor was counted for this, or for all that the link shares. */
const grantBrought = (headers: Headers, linkId: string, scope: GrantScope): number | undefined =>
  grantedVersion(headers, linkId, scope) ?? grantedVersion(headers, linkId, { kind: "all" });

const markedScope = (linkId: string, scope: GrantScope): string =>
  `${linkId}/${scope.kind === "part" ? scope.fileId : ""}`;

/**
 * What a download would be, without passing the gate: Next would otherwise answer HEAD with GET, and count it.
 * The signed address is not told, for whoever has it can fetch the bytes.
 */
export async function describeDownload(
  request: Request,
  address: string,
  fileId?: string,
): Promise<Response> {
  const asked = request.headers;
  const scope = scopeOf(fileId);
  return answerLink(request, address, "text", async ({ linkId, unlocked }) => {
    const passedAt =
      grantBrought(asked, linkId, scope) ?? (await rememberedProgram(asked, markedScope(linkId, scope)));
    const visit = { unlocked, as: "download" } as const;
    const link = await requireOpen(linkId, visit, new Date(), passedAt !== undefined);
    const file = await fileOf(link, fileId);
    // The store's own, or a client that resumes with If-Range would begin anew.
    const etag = (await findObject(objectKey(file.userId, file.fileId)))?.etag;
    if (etag !== undefined && asked.get("if-none-match") === etag) {
      return new Response(null, { status: 304, headers: { ...shareHeaders, etag } });
    }
    const headers = {
      ...shareHeaders,
      ...(etag && { etag }),
      "accept-ranges": "bytes",
      "content-disposition": attachment(file.fileName),
      "content-length": String(file.fileSize),
      "content-type": servedType(file.mimeType),
    };
    return new Response(null, { headers });
  });
}
