import { ensureBundle } from "../../scripts/build.ts";
import { shareFile } from "../pages/share-file.ts";
import type { Stage } from "../stage.ts";
import { median } from "../transfer/in-turns.ts";
import { type ColdStart, startCold } from "./start-cold.ts";

const rounds = 7;

/** Of the bundle for Lambda, the middle of several turns. */
export interface ColdStarts {
  /** A page that is drawn without Next's own renderer and reads the tables. */
  sharePage: ColdStart;
  /** A page that Next renders. */
  signIn: ColdStart;
}

/** From the start of a process to its first answer, as behind Lambda. */
export async function measureColdStart(stage: Stage): Promise<ColdStarts> {
  const bundle = await ensureBundle();
  const [app, owner] = await Promise.all([stage.app(), stage.owner()]);
  const { pathname } = new URL(await shareFile(owner));
  const paths = { sharePage: pathname, signIn: "/sign-in" };
  const taken = { sharePage: new Array<ColdStart>(), signIn: new Array<ColdStart>() };
  // In turns, so that whatever else the machine does falls on both. The first only fills the disk's cache.
  for (let round = 0; round <= rounds; round++) {
    for (const page of ["sharePage", "signIn"] as const) {
      const took = await startCold(bundle, paths[page], app.env);
      if (round > 0) taken[page].push(took);
    }
  }
  return { sharePage: middleOf(taken.sharePage), signIn: middleOf(taken.signIn) };
}

function middleOf(starts: ColdStart[]): ColdStart {
  const middle = (of: (start: ColdStart) => number) => Math.round(median(starts.map(of)));
  return { loadMs: middle(({ loadMs }) => loadMs), answerMs: middle(({ answerMs }) => answerMs) };
}
