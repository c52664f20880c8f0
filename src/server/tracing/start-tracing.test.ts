import { traced } from "@dropify/core/traced";
import { context, trace } from "@opentelemetry/api";
import { afterAll, expect, test, vi } from "vitest";
import { startCollector } from "../../../e2e/collector.ts";
import { register } from "../../instrumentation.ts";

const collector = await startCollector();
vi.stubEnv("NEXT_RUNTIME", "nodejs");
afterAll(() => {
  collector.stop();
  vi.unstubAllEnvs();
  // The tests that come after in this process are traced by nobody.
  trace.disable();
  context.disable();
  globalThis.dropifyTrace = undefined;
  globalThis.dropifySendTraces = undefined;
});

const attributesOf = (name: string) =>
  Object.fromEntries(
    collector.spans.find((span) => span.name === name)?.attributes.map(({ key, value }) => [key, value]) ??
      [],
  );

test("nothing of it is there until a collector is named", async () => {
  await register();

  expect(globalThis.dropifyTrace).toBeUndefined();
  expect(globalThis.dropifySendTraces).toBeUndefined();
  expect(await traced("S3 GetObjectCommand", {}, async () => "bytes")).toBe("bytes");
});

test("calls within a request are told to the collector, without what must not be kept", async () => {
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
  vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "x-key=sesame");
  await register();
  const slug = "summer-photos";
  const page = { "next.route": "/s/[linkId]" };

  await trace
    .getTracer("next.js")
    .startActiveSpan(
      `GET /s/${slug}`,
      { attributes: { "http.target": `/s/${slug}?k=1`, "http.status_code": 500 } },
      async (span) => {
        const call = () => Promise.reject(new TypeError(`no /s/${slug}`));
        await expect(
          traced("DynamoDB GetItemCommand", { "aws.dynamodb.table_names": "Users" }, call),
        ).rejects.toThrow();
        trace.getTracer("next.js").startSpan("GET /s/[linkId]", { attributes: page }).end();
        span.recordException(new Error(slug));
        span.end();
      },
    );
  await globalThis.dropifySendTraces?.();

  expect(collector.spans.map(({ name }) => name)).toEqual([
    "DynamoDB GetItemCommand",
    "GET /s/[linkId]",
    "GET /s/summ…",
  ]);
  const [call, , request] = collector.spans;
  expect([call?.traceId, call?.parentSpanId]).toEqual([request?.traceId, request?.spanId]);
  expect(attributesOf("DynamoDB GetItemCommand")).toEqual({
    "aws.dynamodb.table_names": { stringValue: "Users" },
    "error.type": { stringValue: "TypeError" },
  });
  expect(attributesOf("GET /s/summ…")).toEqual({ "http.status_code": { intValue: 500 } });
  expect(JSON.stringify(collector.told)).not.toContain(slug);
  expect(collector.asked).toEqual([{ path: "/v1/traces", key: "sesame" }]);
});

test("a collector that is away is nobody's trouble", async () => {
  collector.stop();

  expect(await traced("S3 GetObjectCommand", {}, async () => "bytes")).toBe("bytes");
  await expect(globalThis.dropifySendTraces?.()).resolves.toBeUndefined();
});
