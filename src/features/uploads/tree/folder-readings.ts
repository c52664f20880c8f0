/** A folder that is being read, as it is shown. Replaced, never changed. */
export interface FolderReading {
  readonly id: number;
  readonly name: string;
  /** Files and folders found so far. */
  readonly items: number;
}

/** The folders that are being read, and how to stop that. */
export class FolderReadings {
  readonly #listeners = new Set<() => void>();
  readonly #stops = new Map<number, AbortController>();
  #shown: readonly FolderReading[] = [];
  #lastId = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): readonly FolderReading[] => this.#shown;

  stop(id: number): void {
    this.#stops.get(id)?.abort(new DOMException("Stopped", "AbortError"));
  }

  /** Shows a reading while `work` lasts. @throws what `work` throws, or the signal's reason when stopped */
  async during<T>(
    name: string,
    work: (onCount: (items: number) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    this.#show([...this.#shown, { id, name, items: 0 }]);
    const onCount = (items: number) =>
      this.#show(this.#shown.map((reading) => (reading.id === id ? { ...reading, items } : reading)));
    try {
      return await work(onCount, stop.signal);
    } finally {
      this.#stops.delete(id);
      this.#show(this.#shown.filter((reading) => reading.id !== id));
    }
  }

  #show(readings: readonly FolderReading[]): void {
    this.#shown = readings;
    for (const listener of this.#listeners) listener();
  }
}
