import type { StageSettings } from "./settings.ts";

/**
 * What differs from the defaults, stage by stage: the file to edit before a deployment. A stage that
 * is not named here is a throw-away one: `sst remove` deletes it with everything in it.
 */
export const stages: Record<string, StageSettings> = {
  production: {
    // domain: "files.example.com",
  },
  staging: { kind: "staging" },
};
