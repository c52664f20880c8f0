import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createDataAccess } from "./data-access.ts";
import { readCommand } from "./read-command.ts";

// What an operator does to somebody's account: here, or on a stage.
try {
  const { action, email, ...where } = readCommand(process.argv.slice(2));
  const { env, stop } = await createDataAccess(where);
  // In a process of its own, since the domain reads its environment once.
  const program = fileURLToPath(new URL("set-access.ts", import.meta.url));
  const options = { stdio: "inherit", env: { ...process.env, ...env } } as const;
  const child = spawn(process.execPath, [program, action, email], options);
  await once(child, "exit");
  await stop();
  process.exitCode = child.exitCode ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
