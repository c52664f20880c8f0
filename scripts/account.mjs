import { launch } from "./launch.mjs";

launch("scripts/account/account.ts");
