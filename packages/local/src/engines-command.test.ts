import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { isRunning } from "./process-identity.ts";
import { ProcessRecord } from "./process-record.ts";
import { connect } from "./testing/clients.ts";
import { makeDataDir } from "./testing/data-dir.ts";
import { startOwnEngines } from "./testing/own-engines.ts";

const command = fileURLToPath(new URL("engines-command.ts", import.meta.url));

const Line = z.strictObject({
  dynamodb: z.strictObject({ endpoint: z.url() }),
  s3: z.strictObject({
    endpoint: z.url(),
    bucket: z.string(),
    region: z.string(),
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
  }),
});

function runCommand(...args: string[]): ChildProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH, HOME, NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** @throws Error with what the command complained of, when it ends before it says anything */
async function firstLine(child: ChildProcess): Promise<string> {
  let complaints = "";
  child.stderr?.on("data", (chunk) => {
    complaints += chunk;
  });
  const ended = once(child, "exit").then(() => {
    throw new Error(`The command ended before it was ready: ${complaints}`);
  });
  const [line]: string[] = await Promise.race([once(linesOf(child.stdout), "line"), ended]);
  return line ?? "";
}

const linesOf = (stream: ChildProcess["stdout"]) => createInterface({ input: stream ?? process.stdin });

test("it prints one line of JSON with which any client can use the engines, until it is asked to stop", async () => {
  const child = runCommand("--json");
  const lines: string[] = [];
  const reader = linesOf(child.stdout).on("line", (line) => lines.push(line));
  await once(reader, "line");
  const { dynamodb, s3, bucket } = connect(Line.parse(JSON.parse(lines[0] ?? "")));

  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "greeting", Body: "hello" }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: "greeting" }));
  const { TableNames } = await dynamodb.send(new ListTablesCommand());

  await expect(Body?.transformToString()).resolves.toBe("hello");
  expect(TableNames).toHaveLength(5);
  child.kill("SIGINT");
  await expect(once(child, "exit")).resolves.toEqual([0, null]);
  expect(lines).toHaveLength(1);
});

test("a folder that another process holds is refused by its number", async () => {
  const dataDir = makeDataDir();
  await startOwnEngines(dataDir);
  const child = runCommand("--data-dir", dataDir);

  const [complaint]: unknown[] = await once(linesOf(child.stderr), "line");

  expect(complaint).toContain(`process ${process.pid}`);
  await expect(once(child, "exit")).resolves.toEqual([1, null]);
});

test("what a killed run leaves behind ends by itself or at the next start", async () => {
  const dataDir = makeDataDir();
  const child = runCommand("--json", "--data-dir", dataDir);
  await firstLine(child);
  const record = new ProcessRecord(join(dataDir, "processes.json"));
  const [engine, store] = [record.find("DynamoDB engine"), record.find("object store")];

  child.kill("SIGKILL");
  await vi.waitFor(() => expect(store && isRunning(store)).toBe(false), { timeout: 10_000 });
  expect(engine && isRunning(engine)).toBe(true);

  await startOwnEngines(dataDir);
  expect(engine && isRunning(engine)).toBe(false);
  expect(existsSync(join(dataDir, "dynamodb", "items.db"))).toBe(true);
});
