import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { knownEngines } from "@dropify/local/known-engines";
import { expect, onTestFinished, test, vi } from "vitest";
import { type App, startApp } from "./app.ts";

const serve = fileURLToPath(new URL("../scripts/serve.ts", import.meta.url));

async function start(): Promise<App> {
  const app = await startApp();
  onTestFinished(async () => void (await app.stop()));
  return app;
}

const health = (app: App) => fetch(`${app.url}/api/health`).then((response) => response.status);

test("a web server that is killed comes back at the same address", async () => {
  const app = await start();
  await app.kill("web server");

  await vi.waitFor(() => expect(health(app)).resolves.toBe(200), { timeout: 30_000, interval: 100 });
});

test("when the app is killed nothing of it but its database goes on, and it can be started again", async () => {
  const app = await start();
  await app.killApp();

  await expect(health(app)).rejects.toThrow();
  await vi.waitFor(() => expect(fetch(app.env["S3_ENDPOINT"] ?? "")).rejects.toThrow(), { timeout: 10_000 });
  await app.restart();
  await expect(health(app)).resolves.toBe(200);
});

test("when only what watches over it is killed, the web server ends too", async () => {
  const app = await start();
  await app.kill("supervisor");

  await vi.waitFor(() => expect(health(app)).rejects.toThrow(), { timeout: 10_000, interval: 100 });
});

test("asked to stop, it ends well and leaves no process", async () => {
  const app = await start();
  const { S3_ENDPOINT = "", DYNAMODB_ENDPOINT = "" } = app.env;

  await expect(app.stop()).resolves.toBe(0);

  for (const url of [app.url, S3_ENDPOINT, DYNAMODB_ENDPOINT]) await expect(fetch(url)).rejects.toThrow();
});

test("a port that was asked for and is taken is refused in one sentence", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  const dataDir = mkdtempSync(join(tmpdir(), "dropify-port-"));
  onTestFinished(() => {
    squatter.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await once(squatter, "listening");
  const address = squatter.address();
  const PORT = String(typeof address === "object" && address ? address.port : 0);

  const child = spawn(process.execPath, [serve, "start", "--free-ports"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PORT, DATA_DIR: dataDir },
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });

  await expect(once(child, "exit")).resolves.toEqual([1, null]);
  expect(complaint).toBe(`Port ${PORT} is in use. Set PORT to another, or leave it unset.\n`);
  expect(() => knownEngines(dataDir)).toThrow("No engines were ever started");
});
