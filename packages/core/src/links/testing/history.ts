import fc from "fast-check";

/** One thing that somebody does to one of a history's links. */
export type Deed =
  | { do: "open" | "revoke" | "restore" | "expire-by-ttl" | "trash" | "untrash" | "change-password" }
  | { do: "fetch"; visitor: number; part: number; range: string | undefined }
  | { do: "look"; visitor: number; part: number }
  | { do: "fetch-all"; visitor: number }
  | { do: "edit"; maxDownloads?: number | null; byteBudget?: number | null; endsInS?: number | null };

/** Links, and what happens to them: the deeds of one wave all at once, one wave after the other. */
export interface History {
  links: {
    kind: "file" | "folder" | "selection";
    maxDownloads: number | null;
    byteBudget: number | null;
    endsInS: number | null;
  }[];
  waves: { seconds: number; deeds: { link: number; deed: Deed }[] }[];
}

/** Sizes of the files behind every link, in bytes. */
export const sizes = [7, 40];

const limit = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null, freq: 4 });
const budget = fc.option(fc.integer({ min: 1, max: 120 }), { nil: null, freq: 2 });
const ends = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null, freq: 1 });
const range = fc.option(
  fc.tuple(fc.nat(45), fc.option(fc.nat(45))).map(([from, to]) => `bytes=${from}-${to ?? ""}`),
  { nil: undefined },
);
const visitor = fc.nat(3);
const part = fc.nat(1);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("fetch" as const), visitor, part, range }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("fetch-all" as const), visitor }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("look" as const), visitor, part }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "open" as const,
        "revoke" as const,
        "restore" as const,
        "trash" as const,
        "untrash" as const,
        "change-password" as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      { do: fc.constant("edit" as const), maxDownloads: limit, byteBudget: budget, endsInS: ends },
      { requiredKeys: ["do"] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire-by-ttl" as const) }) },
);

export const history: fc.Arbitrary<History> = fc.record({
  links: fc.array(
    fc.record({
      maxDownloads: limit,
      byteBudget: budget,
      endsInS: ends,
      kind: fc.constantFrom("file" as const, "folder" as const, "selection" as const),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  waves: fc.array(
    fc.record({
      // Now and then so long that what was granted is over.
      seconds: fc.oneof({ weight: 9, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.constant(3600) }),
      deeds: fc.array(fc.record({ link: fc.nat(1), deed }), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
