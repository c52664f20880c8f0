import { launch } from "./launch.mjs";

launch("packages/local/src/engines-command.ts");
