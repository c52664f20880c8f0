import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whatever the machine says about proxies and accounts is not for these tests. */
const settingsIn = (folder: string) => ({
  cwd: folder,
  env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, HOME: folder, LC_ALL: "C.UTF-8" },
  maxBuffer: 2 ** 26,
});

/** Whether the program is here; says so, since what is not here is not held against the app. */
export function installed(program: string): boolean {
  try {
    execFileSync(program, [program === "7z" ? "i" : program === "unzip" ? "-v" : "--version"], {
      stdio: "ignore",
    });
    return true;
  } catch {
    console.log(`${program} is not installed, so it is not held against the app`);
    return false;
  }
}

/** Runs a program in a folder. @throws Error when it fails */
export async function runIn(folder: string, program: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(program, args, settingsIn(folder));
  return stdout;
}

/** Runs a program, and interrupts it as soon as something is so. */
export async function stopOnce(
  isSo: () => Promise<boolean>,
  folder: string,
  program: string,
  ...args: string[]
): Promise<void> {
  const running = execFile(program, args, settingsIn(folder));
  const ended = once(running, "exit");
  while (!(await isSo()) && running.exitCode === null) await pause(20);
  running.kill("SIGINT");
  await ended;
}
