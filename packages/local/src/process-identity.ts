import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process told apart from any other that later gets the same pid: by the moment it started.
 * `startedAt` is opaque, and comparable on this machine only.
 */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** @returns undefined when no such process runs (one that ended but was not yet reaped does not run) */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === "linux" ? startOnLinux(pid) : startByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still runs, and not a later one under its pid. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** proc(5): after the command in brackets come the state (field 3) and the start in ticks since boot (field 22). */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    // Ticks count from the boot, so without its id two boots could be mistaken for each other.
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const start = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    return start.trim() || undefined;
  } catch {
    return undefined;
  }
}
