import { expect, test } from "vitest";
import { placesForParts, Slots } from "./slots.ts";

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

test("a part that only waits for its answer lets the next one onto the line, and no more than fit in all", async () => {
  const lanes = new Slots(1);
  const places = placesForParts({ parts: new Slots(2), lanes, requests: new Slots(6) });
  const answers = gate();
  const sent: number[] = [];
  const part = (number: number) =>
    places.run(never, async (leave) => {
      sent.push(number);
      leave();
      await answers.work();
    });
  const running = [part(1), part(2), part(3)];

  await expect(lanes.run(never, async () => "a lane is free")).resolves.toBe("a lane is free");
  expect(sent).toEqual([1, 2]);

  answers.open();
  await Promise.all(running);
  expect(sent).toEqual([1, 2, 3]);
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
