import { backoff } from "./backoff.ts";
import type { Line } from "./line.ts";
import { PassingFailure, UploadFailure } from "./upload-failure.ts";

/**
 * Runs `attempt` until it succeeds. Failures while the device is offline count for nothing: they only wait.
 * @throws UploadFailure when a passing failure has come back too often, or the signal's reason when aborted;
 *   anything that is not a PassingFailure goes through as it is
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { line, random }: { line: Line; random: () => number },
  signal: AbortSignal,
): Promise<T> {
  for (let failures = 0; ; ) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof PassingFailure)) throw error;
      if (line.online) failures += 1;
      if (failures >= error.attempts) throw new UploadFailure(error.becomes);
      await line.pause(error.retryAfter ?? backoff(Math.max(1, failures), random), signal);
    }
  }
}
