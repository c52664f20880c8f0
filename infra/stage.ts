import { settingsFor } from "./settings.ts";

/** The settings of the stage at hand. */
export const settings = settingsFor($app.stage);

export const isProduction = settings.kind === "production";
