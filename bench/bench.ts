import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngines } from "@dropify/local/engines";
import { stopSignal } from "@dropify/local/stop-signal";

// Engines and data of its own: what is stored beside the app neither sways the figures nor is touched.
const stopped = stopSignal();
const dataDir = mkdtempSync(join(tmpdir(), "dropify-bench-"));
try {
  const environment = { ...process.env, DYNAMODB_ENDPOINT: "", S3_ENDPOINT: "", S3_PUBLIC_ENDPOINT: "" };
  const engines = await startEngines({
    dataDir,
    ports: { dynamodb: 0, s3: 0 },
    origins: ["http://localhost:3000"],
    environment,
    report: (line) => console.error(line),
  });
  try {
    // The domain reads its environment when it is loaded, so it is measured in a process that begins with it.
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "requests.ts"), ...process.argv.slice(2)],
      {
        stdio: "inherit",
        env: { ...environment, ...engines.env },
      },
    );
    stopped.addEventListener("abort", () => child.kill("SIGTERM"));
    await once(child, "exit");
    process.exitCode = child.exitCode ?? 1;
  } finally {
    await engines.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
