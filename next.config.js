/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Pictures come from the object store as they are: no server of ours resizes them.
  images: { unoptimized: true },
  turbopack: {
    rules: {
      // The share page is rendered without Next and carries its stylesheets inside: it needs them as text.
      "*.css": { condition: { query: "?raw" }, type: "text" },
    },
  },
};

export default config;
