/** Time, as the queue needs it. */
export interface Clock {
  /** Milliseconds, always forward. */
  now(): number;
  /** Calls back after `ms`; returns how to prevent it. */
  later(ms: number, callback: () => void): () => void;
  /** Lets everything else that waits have its turn. */
  breathe(): Promise<void>;
  /** Calls back before the page is drawn next. */
  nextFrame(callback: () => void): void;
}
