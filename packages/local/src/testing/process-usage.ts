import { existsSync, readFileSync, writeFileSync } from "node:fs";

const ticksPerSecond = 100;

/**
 * What a process uses from the moment its meter is made. Linux alone tells it without slowing the process down;
 * elsewhere both are NaN, which JSON writes as null.
 */
export interface UsageMeter {
  /** Of processor time, of the system's work for it too. */
  cpuSeconds(): number;
  /** The most memory that was resident at any moment: the kernel keeps the peak. */
  peakMiB(): number;
}

/** @throws Error when the process is not one of this user's */
export function meterProcess(pid: number): UsageMeter {
  if (!existsSync(`/proc/${pid}/clear_refs`))
    return { cpuSeconds: () => Number.NaN, peakMiB: () => Number.NaN };
  // proc(5): 5 resets the peak to what is resident now.
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  const before = cpuTicks(pid);
  return {
    cpuSeconds: () => (cpuTicks(pid) - before) / ticksPerSecond,
    peakMiB: () => Math.round(peakKiB(pid) / 1024),
  };
}

/** proc(5): utime and stime are fields 14 and 15, counted from 3 behind the name in parentheses. */
function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function peakKiB(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
