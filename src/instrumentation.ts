import type { Instrumentation } from "next";

/** Called by Next once, when the server starts. Nothing is loaded here that was not asked for. */
export async function register(): Promise<void> {
  // Asked this way round, and what follows stands inside: so the build leaves it out where there is no Node.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) {
      const { startTracing } = await import("./server/tracing/start-tracing.ts");
      startTracing();
    }
    if (process.env.SWEEP_EVERY) {
      const { startJobs } = await import("./server/start-jobs.ts");
      startJobs();
    }
  }
}

/** Called by Next for what fails outside of our own routes: a page while it is rendered. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logPageError } = await import("./server/log-page-error.ts");
    logPageError(error, { ...request, routePath });
  }
};
