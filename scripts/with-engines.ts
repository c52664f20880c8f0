import { spawn } from "node:child_process";
import { once } from "node:events";
import { FolderInUse } from "@dropify/local/data-folder";
import { startEngines } from "@dropify/local/engines";
import { knownEngines } from "@dropify/local/known-engines";
import { stopSignal } from "@dropify/local/stop-signal";

// Runs a program beside the app if it runs, else on engines that are started for it.
const [program = "", ...args] = process.argv.slice(2);
const dataDir = process.env["DATA_DIR"] || ".dropify";
const stopped = stopSignal();

const engines = await startEngines({
  dataDir,
  origins: [process.env["PUBLIC_URL"] || "http://localhost:3000"],
  report: (line) => console.error(line),
}).catch((error: unknown) => {
  if (error instanceof FolderInUse) return { env: knownEngines(dataDir), stop: async () => undefined };
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

const child = spawn(process.execPath, [program, ...args], {
  stdio: "inherit",
  env: { ...process.env, ...engines.env },
});
stopped.addEventListener("abort", () => child.kill("SIGTERM"));
await once(child, "exit");
await engines.stop();
process.exit(child.exitCode ?? 1);
