import type { Report } from "./report.ts";

/** Prints each part of a report as a table for people. */
export function printTables({ requests, ...others }: Partial<Report>): void {
  if (requests) {
    console.log("requests: what each action asks of DynamoDB");
    console.table(requests.map(({ commands, ...row }) => ({ ...row, commands: commands.join(" ") })));
  }
  for (const [part, figures] of Object.entries(others)) {
    console.log(part);
    console.table(flatten(figures));
  }
}

/** `{ peakMiB: { store: 90 } }` as `{ "peakMiB.store": 90 }`. */
function flatten(figures: object): Record<string, unknown> {
  const entries = Object.entries(figures).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value
      ? Object.entries(flatten(value)).map(([inner, figure]) => [`${name}.${inner}`, figure])
      : [[name, value]],
  );
  return Object.fromEntries(entries);
}
