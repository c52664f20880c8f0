import { ensureBundle } from "../build.ts";

/** Both test runners ask for this before their tests: the app that is tested is the one built from these sources. */
export default async function setUp(): Promise<void> {
  await ensureBundle();
}
