import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

const named = (value: string) => clientAddress(new Headers({ "x-real-ip": value }), "x-real-ip");

test("without a named header all clients are one, whatever they write", () => {
  const forged = new Headers({ "x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9" });

  expect(clientAddress(forged, undefined)).toBe("direct");
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["203.0.113.9:46532", "203.0.113.9"],
  ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
  ["[2001:db8::9]:46532", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6:46532", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["", "unknown"],
  ["not an address", "unknown"],
  ["203.0.113.9, evil", "unknown"],
])("%j names %s", (value, address) => {
  expect(named(value)).toBe(address);
});
