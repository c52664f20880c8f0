/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.SWEEP_EVERY) return;
  const { env } = await import("@dropify/core/env");
  const { startSweeping } = await import("./server/sweep-timer.ts");
  if (env.SWEEP_EVERY !== undefined) startSweeping(env.SWEEP_EVERY);
}
