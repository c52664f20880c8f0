import { launch } from "./launch.mjs";

launch("bench/cost/cost.ts");
