export type AnswerFormat = "html" | "json" | "text";

/** What to answer in: what the client asks for by name, else what this address is mostly for. */
export function answerFormat(headers: Headers, otherwise: AnswerFormat): AnswerFormat {
  const accept = (headers.get("accept") ?? "").toLowerCase();
  if (accept.includes("text/html")) return "html";
  return accept.includes("application/json") ? "json" : otherwise;
}
