import { type Measured, measureActions } from "./measure-actions.ts";

// Flat means the same at both ends: a page among many files costs what it costs among few.
const requests: Measured[] = [];
for (const files of [100, 2000]) requests.push(...(await measureActions(files)));
const exceeded = requests.filter((row) => row.requests > row.budget);

if (process.argv.includes("--json"))
  console.log(JSON.stringify({ requests, withinBudget: exceeded.length === 0 }));
else console.table(requests.map(({ commands, ...row }) => ({ ...row, commands: commands.join(" ") })));
if (exceeded.length > 0) process.exitCode = 1;
