import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { withoutSecrets } from "./without-secrets.ts";

declare global {
  /** Sends what was traced so far. For whoever is about to be frozen: see infra/open-next. */
  var dropifySendTraces: (() => Promise<void>) | undefined;
}

const mostMs = 2000;

/**
 * Sends spans of Next's requests, and of the calls to DynamoDB and S3 within them, to the collector that
 * OTEL_EXPORTER_OTLP_ENDPOINT names, by OTLP over HTTP in JSON. The other OTEL_… variables are
 * OpenTelemetry's own: headers, sampler, service name.
 */
export function startTracing(): void {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": process.env["OTEL_SERVICE_NAME"] ?? "dropify" }),
    spanProcessors: [
      new BatchSpanProcessor(withoutSecrets(new OTLPTraceExporter({ timeoutMillis: mostMs })), {
        exportTimeoutMillis: mostMs,
      }),
    ],
  });
  // No propagator: a visitor's own trace is nothing to go by.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  // Whether the collector takes them is its own affair.
  globalThis.dropifySendTraces = () => provider.forceFlush().catch(() => undefined);
  const tracer = provider.getTracer("dropify");
  globalThis.dropifyTrace = (name, attributes, call) =>
    tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      try {
        return await call();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        if (error instanceof Error) span.setAttribute("error.type", error.name);
        throw error;
      } finally {
        span.end();
      }
    });
}
