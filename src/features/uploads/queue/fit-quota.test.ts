import fc from "fast-check";
import { expect, test } from "vitest";
import { fitQuota } from "./fit-quota.ts";

const sizes = (...bytes: number[]) => bytes.map((size) => ({ size }));

test("a file that is too large does not keep the smaller ones behind it from fitting", () => {
  const [small, huge, last] = sizes(10, 500, 20);
  if (!small || !huge || !last) throw new Error("three files");

  expect(fitQuota([small, huge, last], 430)).toEqual({
    fitting: [small, last],
    tooLarge: [{ file: huge, missingBytes: 410 }],
  });
});

test("nothing fits into a quota that is overdrawn, not even an empty file", () => {
  const [empty, other] = sizes(0, 5);
  if (!empty || !other) throw new Error("two files");

  expect(fitQuota([empty, other], 8)).toEqual({
    fitting: [],
    tooLarge: [
      { file: empty, missingBytes: 3 },
      { file: other, missingBytes: 8 },
    ],
  });
});

test("what fits never exceeds what is free, and nothing that would still fit is refused", () => {
  const anySizes = fc.array(fc.record({ size: fc.nat(1_000) }), { minLength: 1 });
  fc.assert(
    fc.property(anySizes, fc.nat(20_000), (files, missingBytes) => {
      const total = files.reduce((sum, { size }) => sum + size, 0);
      const { fitting, tooLarge } = fitQuota(files, missingBytes);
      const used = fitting.reduce((sum, { size }) => sum + size, 0);

      expect(fitting.length + tooLarge.length).toBe(files.length);
      expect(used).toBeLessThanOrEqual(Math.max(0, total - missingBytes));
      for (const { file } of tooLarge) expect(used + file.size).toBeGreaterThan(total - missingBytes);
    }),
  );
});
