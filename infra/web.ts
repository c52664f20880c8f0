import { router, siteUrl } from "./edge.ts";
import { webEnvironment } from "./environment.ts";
import { vpc } from "./network.ts";
import { webPermissions } from "./permissions.ts";
import { settings } from "./stage.ts";

export { siteUrl };

const web = new sst.aws.Nextjs("Web", {
  // The version that package-lock.json names, not the one that SST would fetch.
  buildCommand: "npx open-next build",
  ...(router && { router: { instance: router } }),
  dev: { command: "npx next dev", url: siteUrl },
  environment: webEnvironment,
  permissions: webPermissions,
  server: { architecture: "arm64", memory: settings.webMemory },
  ...(settings.webWarm && { warm: settings.webWarm }),
  ...(vpc && { vpc }),
  transform: {
    // CloudFront serves these from the site's own origin.
    assets: { cors: false },
    imageOptimizer: (args) => {
      // Images are served as they are. SST creates the function all the same, so it may never run.
      args.concurrency = { reserved: 0 };
      args.url = { authorization: "iam", cors: false };
    },
    server: (args) => {
      // Without SST's additions: leave to invalidate every distribution of the account, and the cache
      // of pages, which this app does not have (see open-next.config.ts).
      args.permissions = webPermissions;
      if (settings.webConcurrency) args.concurrency = { reserved: settings.webConcurrency };
      // Without SST's leave for every origin: the app decides about those.
      if (args.url) args.url = { authorization: "iam", cors: false };
    },
  },
});

const { server } = web.nodes;

/** The name of the function that answers for the site; under `sst dev` one that only stands for it. */
export const siteFunction = server ? server.apply((made) => made.name) : $output("");
