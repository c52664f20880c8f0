import type { Instrumentation } from "next";

const pollEveryMs = 1000;

/** Called by Next once, when the server starts. Nothing is loaded here that was not asked for. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTracing } = await import("./server/tracing/start-tracing.ts");
    startTracing();
  }
  if (process.env.SWEEP_EVERY) await startJobs();
}

/** On one machine the app does what schedules and streams do on AWS. */
async function startJobs(): Promise<void> {
  const { env } = await import("@dropify/core/env");
  const { streamPoller } = await import("@dropify/core/consumer/poll-streams");
  const { sweep } = await import("@dropify/core/sweeper/sweep");
  const { repeat } = await import("./server/repeat.ts");
  if (env.SWEEP_EVERY === undefined) return;
  repeat("The sweep", env.SWEEP_EVERY, () => sweep());
  repeat("Reading the streams", pollEveryMs, streamPoller());
}

/** Called by Next for what fails outside of our own routes: a page while it is rendered. */
export const onRequestError: Instrumentation.onRequestError = async (
  error,
  { method, path },
  { routePath },
) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@dropify/core/log");
  const { countMetrics } = await import("@dropify/core/metrics");
  const { redactPath } = await import("@dropify/core/redact");
  log.error({ err: error, route: routePath, method, path: redactPath(path) }, "A page failed");
  countMetrics({ Errors: 1 });
};
