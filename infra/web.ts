import { router, siteUrl } from "./edge.ts";
import { webEnvironment } from "./environment.ts";
import { webPermissions } from "./permissions.ts";
import { settings } from "./stage.ts";

export { siteUrl };

export const web = new sst.aws.Nextjs("Web", {
  // The version that package-lock.json names, not the one that SST would fetch.
  buildCommand: "npx open-next build",
  ...(router && { router: { instance: router } }),
  dev: { command: "npx next dev", url: siteUrl },
  environment: webEnvironment,
  permissions: webPermissions,
  server: { architecture: "arm64", memory: settings.webMemory },
  transform: {
    // CloudFront serves these from the site's own origin.
    assets: { cors: false },
    // Images are served as they are. SST creates the function all the same, so nobody may call it.
    imageOptimizer: { url: { authorization: "iam", cors: false } },
    server: (args) => {
      // Without SST's additions: leave to invalidate every distribution of the account, and the cache
      // of pages, which this app does not have (see open-next.config.ts).
      args.permissions = webPermissions;
      // See open-next/only-from-edge.ts. Without SST's leave for every origin: the app decides about those.
      if (args.url) args.url = { authorization: "none", cors: false };
    },
  },
});
