import fc from "fast-check";
import { beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { ownTables } from "../own-tables.ts";
import { storeWatch } from "../store-watch.ts";
import { anyHistory } from "./history.ts";

/** More would make requests wait for the engines longer than the product does. */
const together = 25;
const Settings = z.object({
  SAGA_HISTORIES: z.coerce.number().int().min(1).default(2000),
  SAGA_SEED: z.coerce.number().int().optional(),
  SAGA_PATH: z.string().optional(),
});
const { SAGA_HISTORIES: histories, SAGA_SEED: seed, SAGA_PATH: path } = Settings.parse(process.env);
/** Each half by a process of its own. */
const numRuns = Math.ceil(histories / 2 / together);

/** Tests one half of the random histories, in tables of its own. What is replayed is the first half's alone. */
export function testHistories(half: "first" | "second"): void {
  let env: Record<string, string>;
  beforeAll(async () => {
    env = await ownTables(inject("engineEnv"));
  });

  test.skipIf(half === "second" && seed !== undefined)(
    `${numRuns * together} random histories are as the model allows`,
    { timeout: 60_000 + 500 * histories },
    async () => {
      const { runHistories } = await import("./run-histories.ts");
      const batch = fc.array(anyHistory, { minLength: together, maxLength: together });
      const watch = storeWatch(env);
      const lives = fc.asyncProperty(batch, (chosen) => runHistories(chosen, watch));
      const { failed, runDetails } = await check(lives);
      expect(failed, runDetails).toBe(false);
    },
  );
}

/** What runs at once is never quite the same twice, so that smaller examples prove little: none are sought. */
async function check(property: fc.IAsyncProperty<[unknown]>) {
  const replay = { ...(seed !== undefined && { seed }), ...(path && { path }) };
  const details = await fc.check(property, { numRuns, endOnFailure: true, ...replay });
  const again = `SAGA_SEED=${details.seed} SAGA_PATH=${details.counterexamplePath ?? ""} npm test -- saga random-histories`;
  const reason = details.failed && details.errorInstance instanceof Error ? details.errorInstance.stack : "";
  return { failed: details.failed, runDetails: `Replay with ${again}\n${reason}` };
}
