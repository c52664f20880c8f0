import { type Bill, billsOf, totalOf, type UnitsOf } from "./cost-model.ts";
import { idleBill } from "./idle-bill.ts";
import { assumed, pricesOf } from "./prices.ts";

const dollars = (amount: number) =>
  `$${amount < 1 ? amount.toPrecision(2) : amount.toLocaleString("en", { maximumFractionDigits: 2 })}`;
const count = (amount: number) => amount.toLocaleString("en", { maximumFractionDigits: 1 });

function table(head: string[], rows: string[][]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join(
    "\n",
  );
}

const billTable = (bill: Bill): string =>
  [
    `### ${bill.title}: ${dollars(totalOf(bill))}`,
    table(
      ["what", "count", "dollars"],
      bill.lines.map((line) => [line.what, count(line.count), dollars(line.dollars)]),
    ),
  ].join("\n\n");

const idleWords = `Beside these only what is stored is charged, as below: files, items, their recovery log, a month of logs, and the few
megabytes of the app. Tables, functions, streams, queue, topics, budget and CloudFront are charged by use alone, metrics
only in hours in which something was counted. Staging has the alarms and the dashboard, a throw-away stage nothing of this
but the sweeper.`;

/** The part of docs/cost.md that `npm run cost` writes. */
export function renderCost(units: UnitsOf): string {
  const bills = billsOf(units);
  return [
    table(
      ["for", "dollars"],
      bills.map((bill) => [bill.title, dollars(totalOf(bill))]),
    ),
    `Prices of ${pricesOf}, us-east-1, without AWS's free tiers. What is assumed of the functions stands in
\`bench/cost/prices.ts\`: ${assumed.siteSeconds * 1000} ms of ${assumed.siteGb} GB for a request to the site.`,
    "## A month in which nobody comes",
    table(
      ["production, by its defaults", "dollars", "without it"],
      idleBill().map(({ what, dollars: amount, without }) => [what, dollars(amount), without]),
    ),
    idleWords,
    "## The bills",
    ...bills.map(billTable),
    "## What the bench counts",
    table(
      ["action", "read units", "write units"],
      Object.entries(units).map(([action, { readUnits, writeUnits }]) => [
        action,
        count(readUnits),
        count(writeUnits),
      ]),
    ),
  ].join("\n\n");
}
