import type { Clock } from "./clock.ts";
import { type Places, Slots } from "./slots.ts";

/** Work under way is watched for this long before its speed is believed. Milliseconds. */
const WINDOW = 2_000;
/** One place more must make it this much faster to be kept. */
const GAIN = 1.15;
/** Windows until one place more is tried again where it did not help. */
const REST = 10;

interface Bounds {
  /** Places after a failure. */
  least: number;
  /** Places at the beginning. Up to here they come back one by one; beyond it each has to prove itself. */
  first: number;
  most: number;
  /** Windows without a failure until they grow again. */
  calm: number;
}

/**
 * Places that follow the line: one more while that makes it faster, few after a failure. What is under way when a
 * line breaks is sent twice, so there are never more places than help.
 */
export class AdaptivePlaces implements Places {
  readonly #clock: Clock;
  readonly #slots: Slots;
  readonly #bounds: Bounds;
  #moved = 0;
  #since = Number.NEGATIVE_INFINITY;
  /** Whether all places were taken throughout the window: only then their number was what limited it. */
  #full = true;
  /** The speed before the place that is on trial came along. */
  #before: number | null = null;
  #rest = 0;

  constructor(clock: Clock, bounds: Bounds) {
    this.#clock = clock;
    this.#slots = new Slots(bounds.first);
    this.#bounds = bounds;
  }

  get count(): number {
    return this.#slots.count;
  }

  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.#slots.run(signal, work);
  }

  /** To be told of every bit of work done, in a unit of the caller's choice. */
  moved(amount: number): void {
    const now = this.#clock.now();
    // After a silence there is nothing to compare with.
    if (now - this.#since > 2 * WINDOW) this.#begin(now);
    this.#moved += amount;
    if (!this.#slots.contended) this.#full = false;
    if (now - this.#since < WINDOW) return;
    const speed = this.#moved / (now - this.#since);
    if (this.#rest > 0) this.#rest -= 1;
    else if (this.count < this.#bounds.first) this.#slots.count += 1;
    else if (this.#full) this.#judge(speed);
    this.#begin(now);
  }

  /** To be told when work failed for want of a line or of a service. What fails together may tell it one by one. */
  failed(): void {
    this.#slots.count = Math.min(this.count, this.#bounds.least);
    this.#before = null;
    this.#rest = this.#bounds.calm;
    this.#begin(this.#clock.now());
  }

  #begin(now: number): void {
    this.#moved = 0;
    this.#since = now;
    this.#full = true;
  }

  #judge(speed: number): void {
    if (this.#before !== null && speed < this.#before * GAIN) {
      this.#slots.count -= 1;
      this.#before = null;
      this.#rest = REST;
      return;
    }
    this.#before = this.count < this.#bounds.most ? speed : null;
    this.#slots.count = Math.min(this.#bounds.most, this.count + 1);
  }
}
