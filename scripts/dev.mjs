import { launch } from "./launch.mjs";

launch("scripts/serve.ts", ["dev", ...process.argv.slice(2)]);
