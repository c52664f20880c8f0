import { launch } from "./launch.mjs";

launch("scripts/verify/verify.ts");
