import { expect, test } from "vitest";
import { placesInBoth, Slots } from "./slots.ts";

const never = new AbortController().signal;

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, work: () => promise };
}

test("work beyond the slots waits, and enters in the order it came", async () => {
  const slots = new Slots(1);
  const first = gate();
  const entered: string[] = [];
  const running = [
    slots.run(never, first.work),
    slots.run(never, async () => void entered.push("second")),
    slots.run(never, async () => void entered.push("third")),
  ];

  expect(entered).toEqual([]);
  first.open();
  await Promise.all(running);

  expect(entered).toEqual(["second", "third"]);
});

test("work aborted while it waits never starts and takes no slot", async () => {
  const slots = new Slots(1);
  const first = gate();
  const controller = new AbortController();
  const running = slots.run(never, first.work);
  let started = false;
  const aborted = slots.run(controller.signal, async () => {
    started = true;
  });

  controller.abort(new Error("not wanted any more"));
  await expect(aborted).rejects.toThrow("not wanted any more");
  first.open();
  await running;

  await expect(slots.run(never, async () => "free again")).resolves.toBe("free again");
  expect(started).toBe(false);
});

test("work that fails gives its slot back", async () => {
  const slots = new Slots(1);

  await expect(slots.run(never, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");

  await expect(slots.run(never, async () => "free")).resolves.toBe("free");
});

test("work that needs a place in both leaves the rest of the second to others", async () => {
  const all = new Slots(2);
  const parts = placesInBoth(new Slots(1), all);
  const part = gate();
  const running = [parts.run(never, part.work), parts.run(never, async () => {})];

  await expect(all.run(never, async () => "small file")).resolves.toBe("small file");

  part.open();
  await Promise.all(running);
});

test("fewer places stop nothing, and more let in what waits", async () => {
  const slots = new Slots(2);
  const first = gate();
  const entered: string[] = [];
  const running = [
    slots.run(never, first.work),
    slots.run(never, first.work),
    slots.run(never, async () => void entered.push("third")),
  ];
  slots.count = 1;
  expect(slots.contended).toBe(true);

  slots.count = 3;
  await running[2];

  expect(entered).toEqual(["third"]);
  first.open();
  await Promise.all(running);
  expect(slots.contended).toBe(false);
});
