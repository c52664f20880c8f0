const WINDOW = 5_000;
const SAMPLE_EVERY = 200;
/** Before this the speed says more about the first requests than about the line. */
const SETTLED_AFTER = 1_000;
/** A file costs its requests too: counted as this many bytes when guessing the time left for many small files. */
const BYTES_PER_FILE = 64 * 1024;

interface Sample {
  at: number;
  sent: number;
  filesDone: number;
}

export interface Pace {
  /** Averaged over the last 5 s. */
  bytesPerSecond: number;
  /** Null while nothing moves or too little is known. */
  secondsLeft: number | null;
}

/** Smooths the progress of the last five seconds into a speed and a time left. */
export class ProgressMeter {
  #samples: Sample[] = [];

  /** `at` in milliseconds, `sent` in bytes. */
  measure(now: Sample, left: { bytes: number; files: number }): Pace {
    const last = this.#samples.at(-1);
    if (!last || now.at - last.at >= SAMPLE_EVERY) this.#samples.push(now);
    // One sample from before the window stays, so that the window is always covered whole.
    while ((this.#samples[1]?.at ?? now.at) <= now.at - WINDOW) this.#samples.shift();

    const first = this.#samples[0] ?? now;
    const seconds = (now.at - first.at) / 1000;
    if (seconds === 0) return { bytesPerSecond: 0, secondsLeft: null };

    const bytes = now.sent - first.sent;
    const work = bytes + (now.filesDone - first.filesDone) * BYTES_PER_FILE;
    const workLeft = left.bytes + left.files * BYTES_PER_FILE;
    const settled = seconds * 1000 >= SETTLED_AFTER && work > 0;
    return {
      bytesPerSecond: Math.max(0, bytes / seconds),
      secondsLeft: settled ? (workLeft * seconds) / work : null,
    };
  }

  reset(): void {
    this.#samples = [];
  }
}
