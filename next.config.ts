import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  turbopack: {
    rules: {
      // The share page is rendered without Next and carries its stylesheets inside: it needs them as text.
      "*.css": { condition: { query: "?raw" }, type: "text" },
    },
  },
};

export default config;
