import { afterAll, vi } from "vitest";

// A process does many files. What one of them replaced and did not put back, as when it failed halfway, ends with it.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
