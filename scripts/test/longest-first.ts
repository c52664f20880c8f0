import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest of its step. By itself Vitest begins with what is large on disk, and these are small. */
const longest = /\/(random-histories-\w+|gate-histories|engines)\.test\.ts$/;

/** Begins with the longest, so that no worker is left alone with one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => (longest.test(moduleId) ? 0 : 1);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
