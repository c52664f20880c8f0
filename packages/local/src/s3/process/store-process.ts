import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { S3Client } from "@aws-sdk/client-s3";
import { onTestFinished } from "vitest";
import { objectStoreOptions, objectStoreVariables } from "../object-store-program.ts";

const program = fileURLToPath(new URL("../object-store-process.ts", import.meta.url));
export const secretAccessKey = "a-secret-that-nobody-may-print";

export interface StoreProcess {
  child: ChildProcess;
  endpoint: string;
  s3: S3Client;
  /** All that it wrote so far. */
  output(): string;
  /** Ends it as a loss of power would, and returns when it is gone. */
  kill(): Promise<void>;
}

/**
 * For one test: with it, the store ends at the latest.
 * @param script the program to run, if not the sources as they stand
 * @param limit what the system is to grant it at most, as an option of `ulimit`
 */
export async function startStoreProcess(
  folder: string,
  script = program,
  limit?: string,
): Promise<StoreProcess> {
  const command = [process.execPath, ...objectStoreOptions, script];
  const [name = "", ...args] = limit ? ["sh", "-c", `ulimit ${limit}; exec "$0" "$@"`, ...command] : command;
  const child = spawn(name, args, {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      ...objectStoreVariables,
      OBJECT_STORE_FOLDER: folder,
      OBJECT_STORE_PORT: "0",
      OBJECT_STORE_ACCESS_KEY_ID: "test-key-id",
      OBJECT_STORE_SECRET_ACCESS_KEY: secretAccessKey,
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  const endpoint = await new Promise<string>((resolve, reject) => {
    const listen = (piece: unknown) => {
      output += String(piece);
      const [first = "", rest] = output.split("\n", 2);
      if (first.startsWith("{") && rest !== undefined) resolve(readEndpoint(first));
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("close", () => reject(new Error(`the store did not start: ${output}`)));
  });
  return {
    child,
    endpoint,
    s3: new S3Client({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test-key-id", secretAccessKey },
      forcePathStyle: true,
      maxAttempts: 1,
      // Else presigned addresses would carry the checksum of an empty body.
      requestChecksumCalculation: "WHEN_REQUIRED",
    }),
    output: () => output,
    kill: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "object-store-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function readEndpoint(line: string): string {
  const ready: unknown = JSON.parse(line);
  if (typeof ready === "object" && ready && "ready" in ready && ready.ready === true && "endpoint" in ready) {
    return String(ready.endpoint);
  }
  throw new Error(`not what a store says when it is ready: ${line}`);
}
