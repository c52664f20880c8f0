import fc from "fast-check";

/** One thing that somebody does to one of a history's links. */
export type Deed =
  | { do: "open" | "revoke" | "restore" | "expire-by-ttl" }
  | { do: "fetch"; visitor: number; part: number; range: string | undefined }
  | { do: "edit"; maxDownloads?: number | null; byteBudget?: number | null; endsInS?: number | null };

/** Links, and what happens to them: the deeds of one wave all at once, one wave after the other. */
export interface History {
  links: {
    isFolder: boolean;
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

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant("fetch" as const), visitor: fc.nat(3), part: fc.nat(1), range }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("open" as const, "revoke" as const, "restore" as const) }),
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
    fc.record({ maxDownloads: limit, byteBudget: budget, endsInS: ends, isFolder: fc.boolean() }),
    { minLength: 1, maxLength: 2 },
  ),
  waves: fc.array(
    fc.record({
      seconds: fc.nat(40),
      deeds: fc.array(fc.record({ link: fc.nat(1), deed }), { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
