import { redact, redactPath } from "@dropify/core/redact";
import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";

/** What tells where time went. Next notes whole addresses too, and a link's address is a secret. */
const kept =
  /^(http\.(method|route|status_code)|next\.(span_type|route)|error\.type|aws\.dynamodb\.table_names)$/;

/** Hands spans on with links' addresses cut, as in the log, and without messages, which may hold anything. */
export function withoutSecrets(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleaned), done),
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

const cleaned = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    name: { value: cleanName(span), enumerable: true },
    attributes: { value: only(span.attributes), enumerable: true },
    status: { value: { code: span.status.code }, enumerable: true },
    events: { value: [], enumerable: true },
    links: { value: [], enumerable: true },
  });

/** Paths in names are cut, but not a route as the code has it: "GET /s/[linkId]". */
function cleanName({ name, attributes }: ReadableSpan): string {
  const route = attributes["next.route"] ?? attributes["http.route"];
  const cut = (word: string) => redact(word.startsWith("/") ? redactPath(word) : word);
  return name
    .split(" ")
    .map((word) => (word === route ? word : cut(word)))
    .join(" ");
}

const only = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => kept.test(name)));
