import { expect, test } from "vitest";
import { countryOf } from "./country.ts";

const headers = new Headers({ "cloudfront-viewer-country": "PT", "x-country": "somewhere" });

test("a country is believed from the header that the operator names, and from no other", () => {
  expect(countryOf(headers, "cloudfront-viewer-country")).toBe("PT");
  expect(countryOf(headers, undefined)).toBeUndefined();
  expect(countryOf(headers, "x-other")).toBeUndefined();
});

test("what is no country is none", () => {
  expect(countryOf(headers, "x-country")).toBeUndefined();
});
