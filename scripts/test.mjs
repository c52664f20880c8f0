import { launch } from "./launch.mjs";

launch("scripts/check.ts");
