import { expect, test } from "vitest";
import { AdaptivePlaces } from "./adaptive-places.ts";
import { VirtualTime } from "./testing/virtual-time.ts";

const never = new AbortController().signal;

interface Trial {
  perPlace: number;
  inAll: number;
  least?: number;
  first?: number;
  most?: number;
  calm?: number;
}

/** Work without end on a line that gives each piece at most `perPlace` and all together at most `inAll` bytes a second. */
function onLine({ perPlace, inAll, least = 1, first = 1, most = 4, calm = 10 }: Trial) {
  const time = new VirtualTime();
  const places = new AdaptivePlaces(time, { least, first, most, calm });
  let underWay = 0;
  const work = async () => {
    underWay += 1;
    await time.sleep(100);
    places.moved(Math.min(perPlace, inAll / underWay) / 10);
    underWay -= 1;
  };
  const lane = async () => {
    for (;;) await places.run(never, work);
  };
  for (let n = 0; n < 8; n += 1) void lane();
  const after = (seconds: number) => time.run(() => time.now() >= seconds * 1000);
  return { places, after };
}

test("where each connection is held back, more of them are opened, to the most", async () => {
  const { places, after } = onLine({ perPlace: 1_000_000, inAll: 100_000_000 });

  await after(20);

  expect(places.count).toBe(4);
});

test("a line that one connection fills gets no second for long", async () => {
  const { places, after } = onLine({ perPlace: 10_000_000, inAll: 10_000_000 });

  await after(10);

  expect(places.count).toBe(1);
});

test("it finds the number from which on more do not help", async () => {
  const { places, after } = onLine({ perPlace: 5_000_000, inAll: 10_000_000 });

  await after(15);

  expect(places.count).toBe(2);
});

test("a failure leaves the least, and they grow again when it has been well for a while", async () => {
  const { places, after } = onLine({ perPlace: 1_000_000, inAll: 100_000_000 });
  await after(20);

  places.failed();
  places.failed();
  expect(places.count).toBe(1);

  await after(38);
  expect(places.count).toBe(1);
  await after(60);
  expect(places.count).toBe(4);
});

test("places that were there at the beginning come back soon after a failure, without a proof", async () => {
  const { places, after } = onLine({ perPlace: 0, inAll: 0, least: 3, first: 6, most: 6, calm: 1 });
  await after(10);
  for (let n = 0; n < 6; n += 1) places.failed();
  expect(places.count).toBe(3);

  await after(20);

  expect(places.count).toBe(6);
});
