import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ManagedProcess } from "@dropify/local/supervision";
import { clientHeader } from "./client-header.ts";
import type { ServeSettings } from "./serve-settings.ts";

const bundleServer = fileURLToPath(new URL("bundle/bundle-server.ts", import.meta.url));
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const endWithParent = import.meta.resolve("@dropify/local/end-with-parent");
const nameClient = import.meta.resolve("./name-client.ts");
const patienceMs = 60_000;

/** Next's server, or the deployed bundle, as a process of its own, that ends when this one does. */
export function webServer(settings: ServeSettings, engineEnv: Record<string, string>): ManagedProcess {
  const { mode, port, host, publicUrl, dataDir } = settings;
  return {
    name: "web server",
    start: () =>
      spawn(
        process.execPath,
        mode === "bundle" ? [bundleServer] : [next, mode, "-p", String(port), "-H", host],
        {
          stdio: ["ignore", "inherit", "inherit", "ipc"],
          env: {
            SWEEP_EVERY: "1m",
            MAIL_FOLDER: resolve(dataDir, "mail"),
            ...process.env,
            CLIENT_ADDRESS_HEADER: process.env["CLIENT_ADDRESS_HEADER"] || clientHeader,
            ...engineEnv,
            NODE_ENV: mode === "dev" ? "development" : "production",
            PORT: String(port),
            HOST: host,
            PUBLIC_URL: publicUrl,
            // By the environment, since `next dev` gives it on to the process that it starts in turn.
            NODE_OPTIONS:
              `${process.env["NODE_OPTIONS"] ?? ""} --import=${endWithParent} --import=${nameClient}`.trim(),
            NEXT_TELEMETRY_DISABLED: "1",
          },
        },
      ),
    whenReady: (_child, ended) => untilHealthy(`http://${reachable(host)}:${port}/api/health`, ended, mode),
  };
}

/** A host that stands for all addresses is not one to call. */
function reachable(host: string): string {
  return host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
}

/** In development whatever it answers will do: a mistake in the code is for the browser to show. */
async function untilHealthy(url: string, ended: AbortSignal, mode: ServeSettings["mode"]): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let last = "no answer";
  while (!ended.aborted && Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: ended });
      if (response.ok || mode === "dev") return;
      last = `${response.status} ${await response.text()}`;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  if (!ended.aborted) throw new Error(`The web server is not well after ${patienceMs / 1000} s: ${last}`);
}
