import type { TestProject } from "vitest/node";
import { startApp } from "./app.ts";

declare module "vitest" {
  interface ProvidedContext {
    sharedApp: { url: string; dataDir: string };
  }
}

/** One app for all tests of the wire: each makes accounts of its own, and each account has an address of its own. */
export default async function startSharedApp(project: TestProject): Promise<() => Promise<void>> {
  const app = await startApp({ env: { CLIENT_ADDRESS_HEADER: "x-real-ip" } });
  project.provide("sharedApp", { url: app.url, dataDir: app.dataDir });
  return async () => void (await app.stop());
}
