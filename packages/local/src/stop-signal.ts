/**
 * Aborts at the first Ctrl-C, SIGTERM or hang-up, or when the process that started this one is gone. From then on
 * these no longer end the process: whoever asked for the signal does, in good order.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  if (process.connected) {
    process.on("disconnect", stop);
    // Waiting for the parent's end is no reason to stay.
    process.channel?.unref();
  }
  return controller.signal;
}

/** Resolves when the signal aborts. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  // An event listener alone does not keep the process running.
  const stay = setInterval(() => undefined, 60_000);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearInterval(stay);
}
