import { createHash, randomBytes } from "node:crypto";
import { publicUrl } from "@dropify/core/env";
import { requireOpen } from "@dropify/core/links/gate";
import { BrowseQuestion } from "@dropify/core/links/link-view.schema";
import { type LinkItem, linkLocked } from "@dropify/core/links/live";
import { lookAtLink, rulesOf } from "@dropify/core/links/view-link";
import { walkLink } from "@dropify/core/links/walk-link";
import { LockedPage } from "@/features/share/locked-page.tsx";
import { renderDocument } from "@/features/share/render-document.ts";
import { SharePage } from "@/features/share/share-page.tsx";
import { grantedVersion } from "@/server/share/download-grant.ts";
import { noteVisit } from "@/server/share/note-visit.ts";
import { previewText } from "@/server/share/preview-text.ts";
import { isTurned, isUnasked } from "@/server/share/visitor.ts";
import { answerFormat } from "./answer-format.ts";
import { type Asked, answerLink } from "./answer-link.ts";
import { headersOfPage, shareHeaders } from "./share-headers.ts";

const listedAtOnce = 200;

/** The page of a link, or its listing for a program that asks for JSON. No download, however often it is read. */
export async function showLink(request: Request, address: string): Promise<Response> {
  return answerPage(request, address, (link) => noteVisit(request.headers, link, "viewed"));
}

/** What the page would be, without its body: nobody sees it, so it is no visit. */
export async function describeLink(request: Request, address: string): Promise<Response> {
  const { status, headers } = await answerPage(request, address, () => undefined);
  return new Response(null, { status, headers });
}

type Noting = (link: LinkItem) => void;

async function answerPage(request: Request, address: string, noteView: Noting): Promise<Response> {
  const format = answerFormat(request.headers, "html");
  if (format === "json")
    return answerLink(request, address, format, (asked) => listLink(request, asked, noteView));
  const browse = BrowseQuestion.parse(Object.fromEntries(new URL(request.url).searchParams));
  const show = (asked: Asked) => showPage(request, address, { ...asked, browse }, noteView);
  return answerLink(request, address, format, show, { place: browse });
}

async function showPage(
  { headers, url }: Request,
  address: string,
  { linkId, unlocked, reads, browse }: Asked & { browse: BrowseQuestion },
  noteView: Noting,
): Promise<Response> {
  const look = { unlocked, hasGrant: hasGrant(headers, linkId), browse, reads };
  const { link, view } = await lookAtLink(linkId, look);
  const outside = `${publicUrl}/s/${address}`;
  if (!view.locked) {
    if (!isTurned(headers, url)) noteView(link);
    const text = await previewText(link, view);
    const nonce = randomBytes(16).toString("base64");
    const page = (
      <SharePage view={view} address={outside} browse={browse} text={text} nonce={nonce} now={new Date()} />
    );
    return new Response(await renderDocument(page), { headers: headersOfPage(nonce) });
  }
  // A chat shows a card only for an answer that is well; it names nothing of what is locked.
  if (!isUnasked(headers)) throw linkLocked();
  return new Response(await renderDocument(<LockedPage address={address} url={outside} />), {
    headers: { ...shareHeaders, "content-type": "text/html; charset=utf-8" },
  });
}

const hasGrant = (headers: Headers, linkId: string): boolean =>
  grantedVersion(headers, linkId, { kind: "file" }) !== undefined ||
  grantedVersion(headers, linkId, { kind: "all" }) !== undefined;

/** Every file that the link, or one folder of it, shares, with the path to it: `cursor` leads to the next page. */
async function listLink(
  { headers, url }: Request,
  { linkId, unlocked }: Asked,
  noteView: Noting,
): Promise<Response> {
  const link = await requireOpen(linkId, { unlocked }, new Date(), hasGrant(headers, linkId));
  const { folder: folderId, cursor: at } = BrowseQuestion.parse(
    Object.fromEntries(new URL(url).searchParams),
  );
  const { items, cursor } = await walkLink(link, { cursor: at, folderId, limit: listedAtOnce });
  // The page's own script adds up what is there: that is no visit more.
  if (at === undefined && !isTurned(headers, url)) noteView(link);
  const { note, expiresAt, downloadsLeft } = rulesOf(link);
  const listed = items.map(({ file: { fileId, fileName, fileSize, mimeType }, path }) => ({
    fileId,
    fileName,
    fileSize,
    mimeType,
    path,
  }));
  const listing = { state: "open", note, expiresAt, downloadsLeft, items: listed, ...(cursor && { cursor }) };
  return answerListing(headers, JSON.stringify(listing));
}

/** For whoever looks again: nothing new costs no bytes. (RFC 9110, 13.1.2) */
function answerListing(asked: Headers, body: string): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { ...shareHeaders, etag };
  if (asked.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
}
