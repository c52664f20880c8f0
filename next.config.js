/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Pictures come from the object store as they are: no server of ours resizes them.
  images: { unoptimized: true },
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
