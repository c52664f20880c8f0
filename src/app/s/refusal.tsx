import type { ReactElement } from "react";
import { AskedPage } from "@/features/share/asked-page.tsx";
import { BadRequestPage } from "@/features/share/bad-request-page.tsx";
import { EndedPage } from "@/features/share/ended-page.tsx";
import { GonePage } from "@/features/share/gone-page.tsx";
import { LockedPage } from "@/features/share/locked-page.tsx";
import { renderDocument } from "@/features/share/render-document.ts";
import { TooManyTriesPage } from "@/features/share/too-many-tries-page.tsx";
import { UnavailablePage } from "@/features/share/unavailable-page.tsx";
import type { AnswerFormat } from "./answer-format.ts";
import { shareHeaders } from "./share-headers.ts";

export interface Refusal {
  status: number;
  /** For programs that asked for JSON. */
  state: string;
  text: string;
  page: ReactElement;
  /** Seconds until another try is worth making. */
  retryAfter?: number;
}

/** Every link that does not open gets this, whatever the reason, to the byte. */
export const gone: Refusal = {
  status: 404,
  state: "gone",
  text: "This link is not available.",
  page: <GonePage />,
};

const endings: Record<string, string> = {
  expired: "This link has expired.",
  "used-up": "This link has been used as often as it may be.",
  revoked: "This link has been withdrawn by its sender.",
  suspended: "What this link leads to has been removed by its sender.",
};

/** For a link whose owner lets its visitors know why it ended. */
export const ended = (reason: string, address: string): Refusal => ({
  status: 410,
  state: reason,
  text: endings[reason] ?? gone.text,
  page: <EndedPage reason={reason} address={address} />,
});

/** @param isWrong a password was given, and is not the right one */
export const locked = (address: string, isWrong: boolean): Refusal => ({
  status: 401,
  state: "locked",
  text: isWrong ? "This is not the password." : "This link asks for a password.",
  page: <LockedPage address={address} isWrong={isWrong} />,
});

export const badRequest: Refusal = {
  status: 400,
  state: "bad-request",
  text: "This list cannot go on from there. Load it again.",
  page: <BadRequestPage />,
};

export const tooManyTries = (retryAfter: number): Refusal => ({
  status: 429,
  state: "too-many-tries",
  text: "Too many tries. Wait a little, then try again.",
  page: <TooManyTriesPage retryAfter={retryAfter} />,
  retryAfter,
});

export const unavailable = (requestId: string): Refusal => ({
  status: 503,
  state: "unavailable",
  text: `This cannot be shown right now. Try again in a moment. (${requestId})`,
  page: <UnavailablePage requestId={requestId} />,
  retryAfter: 10,
});

/** No refusal, but a notice in the same dress: the owner has been asked for more time. */
export const askedForMore: Refusal = {
  status: 200,
  state: "asked",
  text: "The sender has been asked.",
  page: <AskedPage />,
};

/** The same refusal for people, for programs and for terminals. */
export async function refuse(refusal: Refusal, format: AnswerFormat): Promise<Response> {
  const { status, state, text, page, retryAfter } = refusal;
  const headers = {
    ...shareHeaders,
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    // Named as Basic a browser would ask by itself, in a dialog that says nothing, instead of showing the page.
    ...(status === 401 && { "www-authenticate": format === "html" ? "Form" : basic }),
  };
  if (format === "json") {
    const nothing = { state, note: null, expiresAt: null, downloadsLeft: null, items: [] };
    return Response.json(nothing, { status, headers });
  }
  const [type, body] =
    format === "html" ? ["text/html", await renderDocument(page)] : ["text/plain", `${text}\n`];
  return new Response(body, { status, headers: { ...headers, "content-type": `${type}; charset=utf-8` } });
}

const basic = 'Basic realm="Dropify link", charset="UTF-8"';
