import { stripVTControlCharacters } from "node:util";
import type { Finding } from "./finding.ts";

const signs = { "as declared": "ok", differs: "DIFFERS", "not asked": "-" };

/** A line for each finding; what was expected stands only where something else was found. */
export function printFindings(findings: Finding[]): void {
  const width = Math.max(...findings.map(({ what }) => what.length));
  for (const { what, expected, found, outcome } of findings) {
    const told = outcome === "differs" ? `${found}, expected: ${expected}` : found;
    console.log(`${signs[outcome].padEnd(8)} ${what.padEnd(width)}  ${stripVTControlCharacters(told)}`);
  }
  const count = (wanted: Finding["outcome"]) => findings.filter(({ outcome }) => outcome === wanted).length;
  console.log(
    `\n${count("as declared")} as declared, ${count("differs")} different, ${count("not asked")} not asked`,
  );
}
