import { expect, test } from "vitest";
import { hearServerTime, serverNow } from "./server-clock.ts";

const tenMinutes = 600_000;

test("a clock that is ten minutes off shows the server's time", () => {
  hearServerTime(Date.now() - tenMinutes);
  expect(Date.now() - serverNow().getTime()).toBeGreaterThan(tenMinutes - 1_000);

  hearServerTime(Date.now() + tenMinutes);
  expect(serverNow().getTime() - Date.now()).toBeGreaterThan(tenMinutes - 1_000);
});

test("the second in which an answer travels is no difference of clocks", () => {
  hearServerTime(Date.now() - 1_500);

  expect(Math.abs(serverNow().getTime() - Date.now())).toBeLessThan(100);
});
