import { launch } from "./launch.mjs";

launch("scripts/serve.ts", ["start", ...process.argv.slice(2)]);
