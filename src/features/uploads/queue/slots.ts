/** Lets only so many pieces of work run at the same time. */
export interface Places {
  /** Runs `work` once there is a place for it. @throws the signal's reason when aborted before that */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Work that needs a place in both; always taken in this order, so that none waits for another in a ring. */
export function placesInBoth(first: Places, second: Places): Places {
  return { run: (signal, work) => first.run(signal, () => second.run(signal, work)) };
}

/** A counting semaphore, first come first served, whose count may change at any time. */
export class Slots implements Places {
  #count: number;
  #taken = 0;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  /** Fewer places show as work ends; nothing that runs is stopped. */
  set count(count: number) {
    this.#count = count;
    this.#admit();
  }

  /** Whether work waits for a place. */
  get contended(): boolean {
    return this.#waiting.size > 0;
  }

  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#take(signal);
    try {
      return await work();
    } finally {
      this.#taken -= 1;
      this.#admit();
    }
  }

  #take(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const enter = () => {
        signal.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(enter);
        reject(signal.reason);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.add(enter);
      this.#admit();
    });
  }

  #admit(): void {
    for (const enter of this.#waiting) {
      if (this.#taken >= this.#count) return;
      this.#waiting.delete(enter);
      this.#taken += 1;
      enter();
    }
  }
}
