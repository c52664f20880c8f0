import type { OpenNextConfig } from "@opennextjs/aws/types/open-next.js";

export default {
  default: {
    override: {
      wrapper: () => import("./infra/open-next/restore-authorization.ts").then((module) => module.default),
      converter: "aws-apigw-v2",
      incrementalCache: "dummy",
      tagCache: "dummy",
      queue: "dummy",
    },
  },
  // Every page is rendered for its visitor and none is stored: no cache table, queue or revalidation
  // function to pay for or to grant rights on.
  dangerous: { disableIncrementalCache: true, disableTagCache: true },
  // Whoever has built the app already says so.
  buildCommand: process.env["APP_IS_BUILT"] ? "true" : "npx next build",
} satisfies OpenNextConfig;
