import { spawn } from "node:child_process";
import { once } from "node:events";
import { stopSignal } from "@dropify/local/stop-signal";
import { reachEngines } from "./reach-engines.ts";

// Runs a program beside the app if it runs, else on engines that are started for it.
const [program = "", ...args] = process.argv.slice(2);
const stopped = stopSignal();

const engines = await reachEngines(process.env["DATA_DIR"] || ".dropify").catch((error: unknown) => {
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
