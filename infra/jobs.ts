import { domainEnvironment } from "./environment.ts";
import { vpc } from "./network.ts";
import { sweeperPermissions } from "./permissions.ts";
import { settings } from "./stage.ts";

/** Releases what is due: uploads that fell silent, old trash. Each run goes on where the last one stopped. */
export const sweeper = new sst.aws.CronV2("Sweeper", {
  schedule: settings.sweepEvery,
  // The next run does what this one could not.
  retries: 0,
  function: {
    handler: "packages/core/src/sweeper/sweep.handler.handler",
    architecture: "arm64",
    memory: "512 MB",
    timeout: "5 minutes",
    environment: domainEnvironment,
    permissions: sweeperPermissions,
    ...(vpc && { vpc }),
  },
});
