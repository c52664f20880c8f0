import type { Report } from "./report.ts";

/** Compressed bytes. */
const scripts = { sharePage: 20_000, dashboard: 250_000 };
/** Of what an upload takes without it. */
const mostSlowDown = 0.15;

/** Of the share page: requests to DynamoDB for a view, and compressed bytes. */
const sharePageBudgets = { reads: 2, jsBytes: 20_000, totalBytes: 60_000 };

/**
 * What exceeds its budget, in words. Counts and bytes have one, since they are the same on every machine, while
 * rates depend on what else a machine is doing. What hashing costs is a promise, and a ratio of two turns alike.
 */
export function exceededBudgets(
  { requests = [], bundle, sharePage, hashing }: Partial<Report>,
  budgets = scripts,
): string[] {
  const tooMany = requests
    .filter((row) => row.requests > row.budget)
    .map((row) => `${row.action}, ${row.files} files: ${row.requests} requests of ${row.budget}`);
  const tooLarge = bundle
    ? (["sharePage", "dashboard"] as const)
        .filter((page) => bundle[page].js > budgets[page])
        .map((page) => `${page} scripts: ${bundle[page].js} bytes of ${budgets[page]}`)
    : [];
  const tooDear = sharePage
    ? (["reads", "jsBytes", "totalBytes"] as const)
        .filter((figure) => !(sharePage[figure] <= sharePageBudgets[figure]))
        .map((figure) => `share page ${figure}: ${sharePage[figure]} of ${sharePageBudgets[figure]}`)
    : [];
  const tooSlow =
    hashing && hashing.slowDown > mostSlowDown
      ? [`hashing: ${hashing.slowDown} longer than without, of ${mostSlowDown}`]
      : [];
  return [...tooMany, ...tooLarge, ...tooDear, ...tooSlow];
}
