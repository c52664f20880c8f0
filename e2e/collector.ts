import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(z.object({ key: z.string(), value: z.unknown() })),
});
/** https://github.com/open-telemetry/opentelemetry-proto: trace/v1/trace.proto, in its JSON form. */
const Traces = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

export interface Collector {
  url: string;
  spans: z.infer<typeof Span>[];
  /** All that it was told, as it came. */
  told: unknown[];
  /** Paths, and what its key was said to be. */
  asked: { path: string | undefined; key: string | undefined }[];
  stop(): void;
}

/** Takes traces as an OpenTelemetry collector does, and keeps them. */
export async function startCollector(): Promise<Collector> {
  const spans: Collector["spans"] = [];
  const told: unknown[] = [];
  const asked: Collector["asked"] = [];
  const server = createServer(async (request, response) => {
    asked.push({ path: request.url, key: request.headers["x-key"]?.toString() });
    const body = await json(request);
    told.push(body);
    const { resourceSpans } = Traces.parse(body);
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { url: `http://127.0.0.1:${port}`, spans, told, asked, stop };
}
