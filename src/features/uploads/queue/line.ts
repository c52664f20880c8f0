/** The way to the internet, as far as the device knows. */
export interface Line {
  readonly online: boolean;
  /** Resolves after `ms`. While offline it waits for the line however long that takes, and then goes on at once. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls back whenever `online` changes; returns how to stop. */
  onChange(callback: () => void): () => void;
}
