import { launch } from "./launch.mjs";

launch("scripts/with-engines.ts", ["src/seed/seed.ts", ...process.argv.slice(2)]);
