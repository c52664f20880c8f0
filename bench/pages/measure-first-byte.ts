import { Account } from "../../e2e/account.ts";
import { type App, startApp } from "../../e2e/app.ts";
import type { Stage } from "../stage.ts";
import { median, rounded } from "../transfer/in-turns.ts";
import { shareFile } from "./share-file.ts";

const rounds = 60;

/** Milliseconds from the request, the middle of many. */
export interface Answered {
  firstByteMs: number;
  lastByteMs: number;
}
type Pages = Record<"sharePage" | "dashboard", Answered>;

/** As Lambda answers, which sends an answer once it is whole, and by a server that streams: what streaming could win. */
export interface FirstByte {
  bundle: Pages;
  streamed: Pages;
}

/** The two pages one after the other from both servers, in turns, so that whatever else the machine does falls on both. */
export async function measureFirstByte(stage: Stage): Promise<FirstByte> {
  const bundled = await startApp({ served: "bundle" });
  stage.resources.defer(async () => void (await bundled.stop()));
  const servers = await Promise.all([prepare(bundled), prepare(await stage.app())]);
  for (let round = 0; round <= rounds; round++) {
    for (const { asks, taken } of servers) {
      for (const page of ["sharePage", "dashboard"] as const) {
        const answered = await asks[page]();
        // The first loads what it needs.
        if (round > 0) taken[page].push(answered);
      }
    }
  }
  const [bundle, streamed] = servers.map(({ taken }) => ({
    sharePage: middleOf(taken.sharePage),
    dashboard: middleOf(taken.dashboard),
  }));
  if (!bundle || !streamed) throw new Error("Nothing was measured.");
  return { bundle, streamed };
}

async function prepare({ url }: App) {
  const owner = await new Account(url).signUp();
  const { pathname } = new URL(await shareFile(owner));
  return {
    asks: { sharePage: () => ask(new Account(url), pathname), dashboard: () => ask(owner, "/") },
    taken: { sharePage: new Array<Answered>(), dashboard: new Array<Answered>() },
  };
}

async function ask(account: Account, path: string): Promise<Answered> {
  const startedAt = performance.now();
  const response = await account.send(path);
  const reader = response.body?.getReader();
  await reader?.read();
  const firstByteMs = performance.now() - startedAt;
  while (reader && !(await reader.read()).done);
  if (!response.ok) throw new Error(`${path} was answered by ${response.status}.`);
  return { firstByteMs, lastByteMs: performance.now() - startedAt };
}

function middleOf(answers: Answered[]): Answered {
  const middle = (of: (answer: Answered) => number) => rounded(median(answers.map(of)));
  return {
    firstByteMs: middle(({ firstByteMs }) => firstByteMs),
    lastByteMs: middle(({ lastByteMs }) => lastByteMs),
  };
}
