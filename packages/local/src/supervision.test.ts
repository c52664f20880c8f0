import { spawn } from "node:child_process";
import { expect, onTestFinished, test, vi } from "vitest";
import { type ManagedProcess, superviseProcess } from "./supervision.ts";

function script(source: string, ready = Promise.resolve()): ManagedProcess {
  return {
    name: "test program",
    start: () => spawn(process.execPath, ["--eval", source], { stdio: "ignore" }),
    whenReady: () => ready,
  };
}

const stayAlive = "setInterval(() => {}, 1000)";
const never = new Promise<void>(() => undefined);

test("a program that ends before it is ready is reported with its exit code, and not tried again", async () => {
  const starts = vi.fn();
  const supervision = superviseProcess(script("process.exit(7)", never), {
    onStart: starts,
    onRestart: vi.fn(),
  });

  await expect(supervision.ready).rejects.toThrow("The test program did not start (exit code 7).");
  await supervision.stop();
  expect(starts).toHaveBeenCalledOnce();
});

test("a program that is not there is reported", async () => {
  const missing = { ...script(""), start: () => spawn("/no/such/program"), whenReady: () => never };
  const supervision = superviseProcess(missing, { onStart: vi.fn(), onRestart: vi.fn() });

  await expect(supervision.ready).rejects.toThrow("ENOENT");
});

test("a program that dies is started again, and says why", async () => {
  const reasons: string[] = [];
  const pids: (number | undefined)[] = [];
  const supervision = superviseProcess(script(stayAlive), {
    onStart: (child) => pids.push(child.pid),
    onRestart: (reason) => reasons.push(reason),
  });
  onTestFinished(() => supervision.stop());
  await supervision.ready;

  process.kill(pids[0] ?? 0, "SIGKILL");

  await vi.waitFor(() => expect(pids).toHaveLength(2), { timeout: 10_000 });
  expect(reasons).toEqual(["signal SIGKILL"]);
});

test("a program that is stopped stays stopped, also while it waits to be started again", async () => {
  const starts = vi.fn();
  const restarts = Promise.withResolvers<void>();
  const supervision = superviseProcess(script("process.exit(1)"), {
    onStart: starts,
    onRestart: () => restarts.resolve(),
  });
  await restarts.promise;
  const before = starts.mock.calls.length;

  await supervision.stop();

  expect(starts).toHaveBeenCalledTimes(before);
});
