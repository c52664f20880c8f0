import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

/**
 * Sets up, then runs a program of this repository in its place: same streams, same signals, same exit code.
 * @param {string} program path from the root, TypeScript or JavaScript
 * @param {string[]} args
 */
export function launch(program, args = process.argv.slice(2)) {
  let prepared;
  try {
    prepared = setUp();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  // The channel tells the program when this process is gone, even killed.
  const child = spawn(prepared.node, [join(root, program), ...args], {
    cwd: root,
    env: prepared.env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}
