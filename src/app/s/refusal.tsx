import type { ReactElement } from "react";
import { GonePage } from "@/features/share/gone-page.tsx";
import { renderDocument } from "@/features/share/render-document.ts";
import { TooManyTriesPage } from "@/features/share/too-many-tries-page.tsx";
import { UnavailablePage } from "@/features/share/unavailable-page.tsx";
import type { AnswerFormat } from "./answer-format.ts";
import { shareHeaders } from "./share-headers.ts";

interface Refusal {
  status: number;
  /** For programs that asked for JSON. */
  state: "gone" | "too-many-tries" | "unavailable";
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

/** The same refusal for people, for programs and for terminals. */
export async function refuse(refusal: Refusal, format: AnswerFormat): Promise<Response> {
  const { status, state, text, page, retryAfter } = refusal;
  const headers = {
    ...shareHeaders,
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
  };
  if (format === "json") {
    const nothing = { state, note: null, expiresAt: null, downloadsLeft: null, items: [] };
    return Response.json(nothing, { status, headers });
  }
  const [type, body] =
    format === "html" ? ["text/html", await renderDocument(page)] : ["text/plain", `${text}\n`];
  return new Response(body, { status, headers: { ...headers, "content-type": `${type}; charset=utf-8` } });
}
