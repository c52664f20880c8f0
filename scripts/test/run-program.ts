import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs a program of node_modules/.bin or of the machine from the root, without standard input.
 * @param output what becomes of what it says
 * @returns whether it ended well
 */
export async function runProgram(
  stopped: AbortSignal,
  program: string,
  args: string[],
  env: Record<string, string> = {},
  output: "inherit" | "ignore" = "inherit",
): Promise<boolean> {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", output, output],
    env: { ...process.env, ...env },
  });
  // Test runners end their own processes when they are asked to, so they are waited for.
  const stop = () => child.kill("SIGTERM");
  stopped.addEventListener("abort", stop);
  await once(child, "exit");
  stopped.removeEventListener("abort", stop);
  return child.exitCode === 0;
}
