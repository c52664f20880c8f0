import { existsSync } from "node:fs";
import { runProgram } from "./run-program.ts";

const aptGet = "/usr/bin/apt-get";
const quick = ["-qq", "-o", "Acquire::http::Timeout=20"];
const mostMs = 180_000;

/** Whether Debian's packages can be installed here without asking anybody. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync(aptGet);

/**
 * Installs packages of Debian, as many of them as it has.
 * @returns whether all are there
 */
export async function installPackages(stopped: AbortSignal, names: string[]): Promise<boolean> {
  const ended = AbortSignal.any([stopped, AbortSignal.timeout(mostMs)]);
  const run = (...args: string[]) =>
    runProgram(ended, aptGet, [...quick, ...args], { DEBIAN_FRONTEND: "noninteractive" }, "ignore");
  const install = (...some: string[]) => run("install", "--yes", "--no-install-recommends", ...some);
  const isUpToDate = await run("update");
  if (await install(...names)) return true;
  if (!isUpToDate) return false;
  // A name that this release does not know keeps all others of its call from being installed.
  let all = true;
  for (const name of names) all = !ended.aborted && (await install(name)) && all;
  return all;
}
