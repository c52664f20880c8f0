/** Lets only so many pieces of work run at the same time. */
export interface Places {
  /** Runs `work` once there is a place for it. @throws the signal's reason when aborted before that */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Work that needs a place in both; always taken in this order, so that none waits for another in a ring. */
export function placesInBoth(first: Places, second: Places): Places {
  return { run: (signal, work) => first.run(signal, () => second.run(signal, work)) };
}

/** A counting semaphore, first come first served. */
export class Slots implements Places {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#take(signal);
    try {
      return await work();
    } finally {
      this.#giveBack();
    }
  }

  #take(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (this.#free > 0) {
        this.#free -= 1;
        return resolve();
      }
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.delete(enter);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.add(enter);
    });
  }

  #giveBack(): void {
    const next = this.#waiting.values().next();
    if (next.done) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next.value);
    next.value();
  }
}
