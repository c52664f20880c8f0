import { meterProcess } from "@dropify/local/testing/process-usage";
import type { App } from "../../e2e/app.ts";
import { median, type Pair, rounded } from "./in-turns.ts";

export const mib = 1024 ** 2;
/** Large enough that what comes before and after no longer counts. */
export const largeFile = 512 * mib;
export const rounds = 5;

interface Usage {
  cpuSeconds: number;
  peakMiB: { store: number; webServer: number };
}

/** Rates, ratio and processor time are medians; memory is the most of all runs. */
export interface Transfer extends Usage {
  mibPerS: number;
  /** By the peer's rate. */
  ratio: number;
  /** The peer. */
  against: string;
}

/** Watches the processes behind a transfer: processor time is the store's, with the system's for it. */
export async function metered(app: App, transfer: () => Promise<unknown>): Promise<Usage> {
  const store = meterProcess(app.pid("object store"));
  const webServer = meterProcess(app.pid("web server"));
  await transfer();
  return {
    cpuSeconds: store.cpuSeconds(),
    peakMiB: { store: store.peakMiB(), webServer: webServer.peakMiB() },
  };
}

export function summarise(pairs: Pair<Usage, unknown>[], against: string): Transfer {
  const used = pairs.map(({ ours }) => ours);
  return {
    mibPerS: Math.round(median(pairs.map(({ seconds }) => largeFile / mib / seconds))),
    ratio: rounded(median(pairs.map(({ ratio }) => ratio))),
    against,
    cpuSeconds: rounded(median(used.map(({ cpuSeconds }) => cpuSeconds))),
    peakMiB: {
      store: Math.max(...used.map(({ peakMiB }) => peakMiB.store)),
      webServer: Math.max(...used.map(({ peakMiB }) => peakMiB.webServer)),
    },
  };
}
