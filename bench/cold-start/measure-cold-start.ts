import { ensureBundle } from "../../scripts/build.ts";
import { shareFile } from "../pages/share-file.ts";
import type { Stage } from "../stage.ts";
import { median, rounded } from "../transfer/in-turns.ts";
import { bundleBarePage } from "./bundle-bare-page.ts";
import { type ColdStart, startCold } from "./start-cold.ts";

const rounds = 7;

/** Of the bundle for Lambda, the middle of several turns. */
export interface ColdStarts {
  /** A share page, which is drawn without Next's own renderer and reads the tables. */
  sharePage: ColdStart;
  /** A page that Next renders. */
  signIn: ColdStart;
  peer: ColdStart;
  /** Until the share page's answer, by the peer's time. */
  ratio: number;
  against: string;
}

/** From the start of a process to its first answer, as behind Lambda, beside the least that Next can do. */
export async function measureColdStart(stage: Stage): Promise<ColdStarts> {
  const bundle = await ensureBundle();
  const bare = await bundleBarePage();
  const [app, owner] = await Promise.all([stage.app(), stage.owner()]);
  const { pathname } = new URL(await shareFile(owner));
  const starts = {
    sharePage: () => startCold(bundle, pathname, app.env),
    signIn: () => startCold(bundle, "/sign-in", app.env),
    peer: () => startCold(bare, "/", {}),
  };
  const taken = {
    sharePage: new Array<ColdStart>(),
    signIn: new Array<ColdStart>(),
    peer: new Array<ColdStart>(),
  };
  // In turns, so that whatever else the machine does falls on all. The first only fills the disk's cache.
  for (let round = 0; round <= rounds; round++) {
    for (const what of ["sharePage", "peer", "signIn"] as const) {
      const took = await starts[what]();
      if (round > 0) taken[what].push(took);
    }
  }
  const [sharePage, signIn, peer] = [middleOf(taken.sharePage), middleOf(taken.signIn), middleOf(taken.peer)];
  const ratio = rounded(sharePage.answerMs / peer.answerMs);
  return { sharePage, signIn, peer, ratio, against: "a bare page of Next's, bundled as the app is" };
}

function middleOf(starts: ColdStart[]): ColdStart {
  const middle = (of: (start: ColdStart) => number) => Math.round(median(starts.map(of)));
  return { loadMs: middle(({ loadMs }) => loadMs), answerMs: middle(({ answerMs }) => answerMs) };
}
