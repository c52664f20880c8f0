import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { findFreePort } from "@dropify/local/free-port";

const bundleServer = join(import.meta.dirname, "../../scripts/bundle/bundle-server.ts");

export interface ColdStart {
  /** From the start of the process until the function is loaded: what Lambda calls Init. */
  loadMs: number;
  /** From the start of the process until the first answer has come in full. */
  answerMs: number;
}

/** Starts a bundle in a process of its own, asks it for one page, and ends it. @throws Error when it does not answer */
export async function startCold(
  bundle: string,
  path: string,
  env: Record<string, string>,
): Promise<ColdStart> {
  const port = await findFreePort([]);
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = fork(bundleServer, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      ...env,
      NODE_ENV: "production",
      BUNDLE: bundle,
      PORT: String(port),
      PUBLIC_URL: url,
    },
  });
  const exited = once(child, "exit");
  try {
    const ended = exited.then(() => Promise.reject(new Error("The bundle ended before it listened.")));
    await Promise.race([once(child, "message"), ended]);
    const loadMs = performance.now() - startedAt;
    const response = await fetch(url + path);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} was answered by ${response.status}.`);
    return { loadMs, answerMs: performance.now() - startedAt };
  } finally {
    child.kill("SIGKILL");
    await exited;
  }
}
