import { setImmediate } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import type { Line } from "../line.ts";

interface Timer {
  at: number;
  callback: () => void;
}

/** A clock and a line that jump from one timer to the next, so that no test ever waits. */
export class VirtualTime implements Clock, Line {
  online = true;
  breaths = 0;
  #now = 0;
  readonly #timers = new Set<Timer>();
  readonly #onChange = new Set<() => void>();

  now(): number {
    return this.#now;
  }

  later(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  async breathe(): Promise<void> {
    this.breaths += 1;
    await setImmediate();
  }

  nextFrame(callback: () => void): void {
    this.later(16, callback);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.later(ms, resolve);
      signal?.addEventListener("abort", () => {
        stop();
        reject(signal.reason);
      });
    });
  }

  async pause(ms: number, signal: AbortSignal): Promise<void> {
    if (this.online) return this.sleep(ms, signal);
    await new Promise<void>((resolve, reject) => {
      const stop = this.onChange(() => {
        stop();
        resolve();
      });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }

  onChange(callback: () => void): () => void {
    this.#onChange.add(callback);
    return () => this.#onChange.delete(callback);
  }

  setOnline(online: boolean): void {
    this.online = online;
    for (const callback of this.#onChange) callback();
  }

  /** Lets time pass until a promise is settled. */
  async during<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const settle = () => {
      settled = true;
    };
    promise.then(settle, settle);
    await this.run(() => settled);
    return promise;
  }

  /** Lets time pass until `until` holds, at most a virtual day. */
  async run(until: () => boolean): Promise<void> {
    for (let idle = 0; ; ) {
      await setImmediate();
      if (until()) return;
      const next = [...this.#timers].reduce<Timer | null>(
        (first, timer) => (first === null || timer.at < first.at ? timer : first),
        null,
      );
      if (next === null) {
        // Reading a file takes a few turns of the real loop.
        idle += 1;
        if (idle > 100) throw new Error("Nothing is left to happen");
        continue;
      }
      idle = 0;
      if (next.at > 86_400_000) throw new Error(`Still not so after a day of ${this.#timers.size} timers`);
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
  }
}
