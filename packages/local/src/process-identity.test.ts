import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { identifyProcess, isRunning } from "./process-identity.ts";

test("a running process is known by its pid and the moment it started", () => {
  const self = identifyProcess(process.pid);

  expect(self).toMatchObject({ pid: process.pid });
  expect(self && isRunning(self)).toBe(true);
});

test("another process that later got the same pid is not taken for it", () => {
  expect(isRunning({ pid: process.pid, startedAt: "long ago" })).toBe(false);
});

test("a process that ended is not running", async () => {
  const child = spawn(process.execPath, ["--eval", ""]);
  const identity = identifyProcess(child.pid ?? 0);
  await once(child, "exit");

  expect(identity && isRunning(identity)).toBe(false);
  expect(identifyProcess(child.pid ?? 0)).toBeUndefined();
});
