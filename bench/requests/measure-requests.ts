import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startEngines } from "@dropify/local/engines";
import { z } from "zod";
import type { Stage } from "../stage.ts";
import { Measured } from "./measured.ts";

const program = join(import.meta.dirname, "requests-program.ts");

/** Counts what each budgeted action asks of DynamoDB, for owners of these many files. */
export async function measureRequests(stage: Stage, files: number[]): Promise<Measured[]> {
  // Engines and data of its own: what is stored beside the app neither sways the figures nor is touched.
  const environment = { ...process.env, DYNAMODB_ENDPOINT: "", S3_ENDPOINT: "", S3_PUBLIC_ENDPOINT: "" };
  const engines = await startEngines({
    dataDir: stage.folder(),
    ports: { dynamodb: 0, s3: 0 },
    origins: ["http://localhost:3000"],
    environment,
    report: (line) => console.error(line),
  });
  stage.resources.defer(() => engines.stop());
  // The domain reads its environment when it is loaded, so it is measured in a process that begins with it.
  const child = fork(program, files.map(String), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...environment, ...engines.env, SIGN_UP: "open" },
  });
  const [rows] = await Promise.race([once(child, "message"), once(child, "exit")]);
  await engines.stop();
  return z.array(Measured).parse(rows);
}
