import type { Clock } from "./clock.ts";
import { type Pace, ProgressMeter } from "./progress-meter.ts";
import { toItem, type UploadEntry, type UploadItem, type UploadStatus } from "./upload-entry.ts";
import { UploadTally } from "./upload-tally.ts";

export interface UploadTotals extends Pace {
  /** Bytes, without files that failed, were left out or cancelled. */
  sent: number;
  /** Bytes, without files that failed, were left out or cancelled. */
  total: number;
  filesDone: number;
  filesFailed: number;
  filesPaused: number;
  /** Whose names are taken, and that wait for a word what to do. */
  filesAsking: number;
  filesSkipped: number;
  filesCancelled: number;
  /** Without those that were left out or cancelled. */
  filesTotal: number;
  /** Whether any file is still waiting, sending or finishing. */
  active: boolean;
  online: boolean;
}

export interface UploadsSnapshot {
  /** In the order of interest: what needs somebody, what is under way, what waits, what has ended. */
  ids: readonly string[];
  totals: UploadTotals;
}

/** An idle tick while files are under way, so that a stalled line shows as such. Milliseconds. */
const TICK = 1_000;
/** Nobody reads figures faster, and drawing them would take its time from the uploads. Milliseconds. */
const TELL_EVERY = 100;
/** Of a crowd of files neither. Milliseconds. */
const CROWD = 100;
const TELL_CROWD_EVERY = 250;
const REORDER_CROWD_EVERY = 500;
const ORDER: UploadStatus[] = [
  "asking",
  "failed",
  "sending",
  "finishing",
  "paused",
  "waiting",
  "done",
  "skipped",
  "cancelled",
];

/**
 * What the page sees of the queue. Changes are gathered and told ten times a second, those of a crowd four times, however
 * many there were.
 */
export class UploadStore {
  readonly #clock: Clock;
  readonly #isOnline: () => boolean;
  readonly #meter = new ProgressMeter();
  readonly #tally = new UploadTally();
  readonly #entries = new Map<string, UploadEntry>();
  readonly #items = new Map<string, UploadItem>();
  readonly #changed = new Set<UploadEntry>();
  readonly #listeners = new Set<() => void>();
  #ids: readonly string[] = [];
  readonly #byStatus = new Map(ORDER.map((status) => [status, new Map<string, UploadEntry>()]));
  #reorder = false;
  #orderedAt = Number.NEGATIVE_INFINITY;
  #asked = false;
  #toldAt = Number.NEGATIVE_INFINITY;
  #stopTick: (() => void) | null = null;
  #snapshot: UploadsSnapshot;

  constructor(clock: Clock, isOnline: () => boolean) {
    this.#clock = clock;
    this.#isOnline = isOnline;
    this.#snapshot = this.#take();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): UploadsSnapshot => this.#snapshot;

  readonly getItem = (id: string): UploadItem | undefined => this.#items.get(id);

  get active(): boolean {
    return this.#tally.files("waiting", "sending", "finishing") > 0;
  }

  count(...statuses: UploadStatus[]): number {
    return this.#tally.files(...statuses);
  }

  entry(id: string): UploadEntry | undefined {
    return this.#entries.get(id);
  }

  entriesWith(...statuses: UploadStatus[]): UploadEntry[] {
    return statuses.flatMap((status) => [...(this.#byStatus.get(status)?.values() ?? [])]);
  }

  add(entry: UploadEntry): void {
    this.#entries.set(entry.id, entry);
    this.#byStatus.get(entry.status)?.set(entry.id, entry);
    this.#tally.include(entry);
    this.#note(entry);
    this.#reorder = true;
  }

  remove(entry: UploadEntry): void {
    this.#entries.delete(entry.id);
    this.#byStatus.get(entry.status)?.delete(entry.id);
    this.#items.delete(entry.id);
    this.#changed.delete(entry);
    this.#tally.exclude(entry);
    this.#reorder = true;
    this.#orderedAt = Number.NEGATIVE_INFINITY;
    this.refresh();
  }

  update(entry: UploadEntry, change: Partial<Pick<UploadEntry, "status" | "failure" | "sent">>): void {
    if (this.#entries.get(entry.id) !== entry) return;
    if (change.status !== undefined && change.status !== entry.status) {
      this.#byStatus.get(entry.status)?.delete(entry.id);
      this.#byStatus.get(change.status)?.set(entry.id, entry);
      this.#reorder = true;
    }
    this.#tally.exclude(entry);
    Object.assign(entry, change);
    this.#tally.include(entry);
    this.#note(entry);
  }

  /** Tells the listeners with the next frame, or as soon as they may be told again. */
  refresh(): void {
    if (this.#asked) return;
    this.#asked = true;
    const tell = () => this.#clock.nextFrame(() => this.#tell());
    const every = this.#entries.size < CROWD ? TELL_EVERY : TELL_CROWD_EVERY;
    const wait = this.#toldAt + every - this.#clock.now();
    if (wait > 0) this.#clock.later(wait, tell);
    else tell();
  }

  #note(entry: UploadEntry): void {
    this.#changed.add(entry);
    this.refresh();
  }

  #tell(): void {
    this.#asked = false;
    this.#toldAt = this.#clock.now();
    for (const entry of this.#changed) this.#items.set(entry.id, toItem(entry));
    this.#changed.clear();
    const isCalm = this.#entries.size < CROWD || !this.active;
    if (this.#reorder && (isCalm || this.#toldAt - this.#orderedAt >= REORDER_CROWD_EVERY)) {
      this.#ids = this.#inOrder();
      this.#reorder = false;
      this.#orderedAt = this.#toldAt;
    }
    this.#snapshot = this.#take();
    for (const listener of this.#listeners) listener();
    this.#stopTick?.();
    this.#stopTick = this.active ? this.#clock.later(TICK, () => this.refresh()) : null;
  }

  #inOrder(): string[] {
    return ORDER.flatMap((status) => [...(this.#byStatus.get(status)?.keys() ?? [])]);
  }

  #take(): UploadsSnapshot {
    const tally = this.#tally;
    const filesDone = tally.files("done");
    if (!this.active) this.#meter.reset();
    const pace = this.#meter.measure(
      { at: this.#clock.now(), sent: tally.sent, filesDone },
      { bytes: tally.total - tally.sent, files: tally.files("waiting", "sending", "finishing") },
    );
    return {
      ids: this.#ids,
      totals: {
        ...pace,
        sent: tally.sent,
        total: tally.total,
        filesDone,
        filesFailed: tally.files("failed"),
        filesPaused: tally.files("paused"),
        filesAsking: tally.files("asking"),
        filesSkipped: tally.files("skipped"),
        filesCancelled: tally.files("cancelled"),
        filesTotal: filesDone + tally.files("waiting", "asking", "sending", "finishing", "paused", "failed"),
        active: this.active,
        online: this.#isOnline(),
      },
    };
  }
}
