/** Of one call. What the system does in memory takes a tenth of it; what takes longer may have waited for a disk. */
const slowMs = 1;
/** One alone may as well have waited for a processor. */
const slowCalls = 2;
/** Calls by a thread after slow ones, until it is tried again without. */
const callsByThread = 64;

/**
 * Having a thread read or write what the system holds in memory takes longer than doing it at once; what waits for a
 * disk would hold everybody up if it were done at once. How long calls take tells which of the two is the case.
 */
export class DiskPace {
  #byThread = 0;
  #slowInARow = 0;

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
    this.#slowInARow = performance.now() - start > slowMs ? this.#slowInARow + 1 : 0;
    if (this.#slowInARow >= slowCalls) {
      this.#slowInARow = 0;
      this.#byThread = callsByThread;
    }
    return result;
  }
}
