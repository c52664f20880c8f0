/** Of one call. What the system does in memory takes a tenth of it; what takes longer waited for a disk. */
const slowMs = 1;
/** Calls by a thread after a slow one, until it is tried again without. */
const callsByThread = 64;

/**
 * Having a thread read or write what the system holds in memory takes longer than doing it at once; what waits for a
 * disk would hold everybody up if it were done at once. How long calls take tells which of the two is the case.
 */
export class DiskPace {
  #byThread = 0;

  /** Whether calls are threads' for now. */
  get isSlow(): boolean {
    return this.#byThread > 0;
  }

  /** To be told of each call that a thread does. */
  countThreadCall(): void {
    this.#byThread -= 1;
  }

  /** Calls at once, and learns from how long it takes. */
  measure<T>(call: () => T): T {
    const start = performance.now();
    const result = call();
    if (performance.now() - start > slowMs) this.#byThread = callsByThread;
    return result;
  }
}
