import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest of each step, the longest first. By itself Vitest begins with what is large on disk, and these are small. */
const longest = [
  "random-histories-first",
  "random-histories-second",
  "sweep-faults",
  "crash-points",
  "gate-histories",
  "clients",
  "memory",
  "crash",
  "access-matrix",
  "app-life",
  "engines",
  "object-store-process",
];

/** Begins with the longest, so that no worker is left alone with one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.indexOf(basename(moduleId, ".test.ts"));
  return rank === -1 ? longest.length : rank;
}
