import { describe, expect, test } from "vitest";
import { listingHref, readListing, sortBy } from "./listing.ts";

const read = (search: string) => readListing(new URLSearchParams(search));

describe("the address of a list", () => {
  test("without anything is the top level, newest first", () => {
    expect(read("")).toEqual({ folderId: null, sort: "time", order: "desc" });
  });

  test("with nonsense is read like one without", () => {
    expect(read("folder=&sort=colour&order=up")).toEqual({ folderId: null, sort: "time", order: "desc" });
  });

  test("names run from A unless it says otherwise", () => {
    expect(read("sort=name").order).toBe("asc");
    expect(read("sort=name&order=desc").order).toBe("desc");
  });

  test.each(["/", "/?folder=01JA", "/?sort=size", "/?folder=01JA&sort=name&order=desc", "/?order=asc"])(
    "%s survives being read and written",
    (href) => {
      expect(listingHref(readListing(new URL(href, "http://localhost").searchParams))).toBe(href);
    },
  );
});

describe("choosing a column", () => {
  test("sorts by it in its natural order and keeps the folder", () => {
    expect(sortBy(read("folder=01JA"), "name")).toEqual({ folderId: "01JA", sort: "name", order: "asc" });
  });

  test("twice turns the order round", () => {
    expect(sortBy(sortBy(read(""), "size"), "size")).toMatchObject({ sort: "size", order: "asc" });
  });
});
