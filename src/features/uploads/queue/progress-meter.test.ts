import { expect, test } from "vitest";
import { ProgressMeter } from "./progress-meter.ts";

const MiB = 1024 ** 2;

/** Feeds a steady pace of `perSecond` bytes for `seconds`, and returns the last measure. */
function steady(meter: ProgressMeter, perSecond: number, seconds: number, total: number) {
  let pace = meter.measure({ at: 0, sent: 0, filesDone: 0 }, { bytes: total, files: 1 });
  for (let at = 100; at <= seconds * 1000; at += 100) {
    const sent = (perSecond * at) / 1000;
    pace = meter.measure({ at, sent, filesDone: 0 }, { bytes: total - sent, files: 1 });
  }
  return pace;
}

test("a steady pace is told as it is, with the time that the rest will take", () => {
  const { bytesPerSecond, secondsLeft } = steady(new ProgressMeter(), 4 * MiB, 10, 100 * MiB);

  expect(bytesPerSecond).toBe(4 * MiB);
  expect(secondsLeft).toBeCloseTo(15, 0);
});

test("no time is guessed from the first moments", () => {
  expect(steady(new ProgressMeter(), 4 * MiB, 0.5, 100 * MiB).secondsLeft).toBeNull();
});

test("a line that stands still comes down to zero, with no time left to tell", () => {
  const meter = new ProgressMeter();
  steady(meter, 4 * MiB, 10, 100 * MiB);
  const sent = 40 * MiB;
  let pace: ReturnType<ProgressMeter["measure"]> | undefined;
  for (let at = 11_000; at <= 17_000; at += 1_000) {
    pace = meter.measure({ at, sent, filesDone: 0 }, { bytes: 60 * MiB, files: 1 });
  }

  expect(pace).toEqual({ bytesPerSecond: 0, secondsLeft: null });
});

test("bytes that have to travel again never make the speed negative", () => {
  const meter = new ProgressMeter();
  meter.measure({ at: 0, sent: 10 * MiB, filesDone: 0 }, { bytes: 0, files: 1 });

  const pace = meter.measure({ at: 2_000, sent: 2 * MiB, filesDone: 0 }, { bytes: 8 * MiB, files: 1 });

  expect(pace).toEqual({ bytesPerSecond: 0, secondsLeft: null });
});

test("many empty files have a time left too", () => {
  const meter = new ProgressMeter();
  meter.measure({ at: 0, sent: 0, filesDone: 0 }, { bytes: 0, files: 1_000 });

  const pace = meter.measure({ at: 2_000, sent: 0, filesDone: 200 }, { bytes: 0, files: 800 });

  expect(pace.secondsLeft).toBeCloseTo(8);
});
