import { launch } from "./launch.mjs";

launch("e2e/faults/faults-command.ts");
