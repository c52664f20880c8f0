import { inject } from "vitest";

// Before any module of ours reads it.
Object.assign(process.env, inject("engineEnv"), {
  SIGN_UP: "open",
  COUNTRY_HEADER: "cloudfront-viewer-country",
});
