import fc from "fast-check";

const MiB = 1024 ** 2;

/** Where the server dies while it works on an operation, and whether the client then asks again. */
export interface Crash {
  /** The how manieth request to an engine. */
  at: number;
  when: "before" | "after";
  again: boolean;
}

/** `slot` names an upload of the owner: the how manieth that any tab starts. `replaces` names one too. */
export type Operation = { crash?: Crash | undefined } & (
  | { kind: "start"; slot: number; size: number; stale: boolean; replaces?: number | undefined }
  | { kind: "send"; slot: number; part: 1 | 2 }
  | { kind: "complete" | "abort" | "remove" | "restore"; slot: number }
  | { kind: "completeMany"; slots: number[] }
  | { kind: "trash"; slot: number; stale: boolean }
  | { kind: "changeQuota"; quota: number }
  | { kind: "sweep" }
);

/** What one owner does: each tab one thing after the other, the tabs at once. */
export interface History {
  quota: number | undefined;
  tabs: Operation[][];
}

const slots = 4;
const slot = fc.nat({ max: slots - 1 });
const crash = fc.option(
  fc.record({
    at: fc.integer({ min: 1, max: 6 }),
    when: fc.constantFrom("before", "after"),
    again: fc.boolean(),
  }),
  { freq: 3, nil: undefined },
);
const size = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 4000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 8 * MiB + 1, max: 8 * MiB + 100 }) },
);
const part = fc.constantFrom(1 as const, 2 as const);
const stale = fc.oneof(
  { weight: 3, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);
const replaces = fc.option(slot, { freq: 1, nil: undefined });
const quota = fc.constantFrom(3000, 6000, 9 * MiB, 40 * MiB);

const one = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), slot, crash });
/** One that was begun long ago is not begun again: who knows by then what it was. */
const upload = fc
  .record({ slot, size, stale, replaces, crash })
  .map(({ crash: dies, ...what }) => ({ ...what, crash: what.stale ? undefined : dies }));
const single = fc.oneof(
  { weight: 3, arbitrary: upload.map((what): Operation => ({ kind: "start", ...what })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("send" as const), slot, part, crash }) },
  { weight: 3, arbitrary: one("complete") },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("completeMany" as const),
      slots: fc.uniqueArray(slot, { minLength: 1, maxLength: 3 }),
      crash,
    }),
  },
  { weight: 2, arbitrary: one("abort") },
  { weight: 2, arbitrary: one("remove") },
  { weight: 1, arbitrary: one("restore") },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("trash" as const), slot, stale, crash }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("changeQuota" as const), quota, crash }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const), crash }) },
);

/** What people mostly do, so that files come to be at all. */
const whole = fc.record({ slot, size, stale, replaces, crash }).map((upload): Operation[] => [
  { kind: "start", ...upload, crash: undefined },
  { kind: "send", slot: upload.slot, part: 1 },
  { kind: "send", slot: upload.slot, part: 2 },
  { kind: "complete", slot: upload.slot, crash: upload.crash },
]);
const tab = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: single.map((operation): Operation[] => [operation]) },
      { weight: 1, arbitrary: whole },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.flat());

export const anyHistory: fc.Arbitrary<History> = fc.record({
  quota: fc.option(quota, { nil: undefined }),
  tabs: fc.array(tab, { minLength: 1, maxLength: 3 }),
});
