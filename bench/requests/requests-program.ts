import { measureActions } from "./measure-actions.ts";
import type { Measured } from "./measured.ts";

const rows: Measured[] = [];
for (const files of process.argv.slice(2).map(Number)) rows.push(...(await measureActions(files)));
process.send?.(rows);
process.disconnect();
