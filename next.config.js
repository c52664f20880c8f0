/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Pictures come from the object store as they are: no server of ours resizes them.
  images: { unoptimized: true },
  // `npm test` checks them first, and all of the repository at once; nobody who starts the app waits for it.
  typescript: { ignoreBuildErrors: true },
  // What no page or route here can reach, so that the deployed function is small: other runtimes, `next start`.
  outputFileTracingExcludes: {
    "**": [
      "node_modules/next/dist/compiled/next-server/*experimental*",
      "node_modules/next/dist/compiled/{@edge-runtime,edge-runtime,compression,fast-jwt,comment-json,conf,tar}/**",
      "node_modules/next/dist/server/{dev/**,capsize-font-metrics.json}",
      "node_modules/next/dist/compiled/@vercel/og/index.edge.js",
      "node_modules/react-dom/cjs/*{browser,bun,legacy,development}*",
      // Bundled where it is used; Next would load its own copy at every start.
      "node_modules/@opentelemetry/**",
    ],
  },
  turbopack: {
    rules: {
      // The share page is rendered without Next and carries its stylesheets inside: it needs them as text.
      "*.css": { condition: { query: "?raw" }, type: "text" },
      // The same for its one script, which is bundled by itself: nothing of Next's belongs in it.
      "*.ts": { condition: { query: "?script" }, loaders: ["./scripts/bundle-script.cjs"], as: "*.js" },
    },
  },
};

export default config;
