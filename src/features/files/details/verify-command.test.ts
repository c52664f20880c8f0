import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { verifyCommand } from "./verify-command.ts";

const sha256 = (...bytes: Buffer[]) => createHash("sha256").update(Buffer.concat(bytes)).digest();

function run(fileName: string, bytes: Buffer, digestPartSize: number | null): string {
  const cwd = mkdtempSync(join(tmpdir(), "verify-"));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  writeFileSync(join(cwd, fileName), bytes);
  return execFileSync("sh", ["-c", verifyCommand({ fileName, digestPartSize })], { cwd, encoding: "utf8" });
}

test.each(["plan.txt", "two words.txt", "-n", 'it\'s $(odd) `here`; "yes".txt'])(
  "the command prints the digest of the file %s",
  (fileName) => {
    const bytes = Buffer.from("hello");

    expect(run(fileName, bytes, null)).toContain(sha256(bytes).toString("hex"));
  },
);

test("of a file in parts it prints the digest of their digests", () => {
  const bytes = Buffer.alloc(25, "abcdefg");
  const parts = [bytes.subarray(0, 10), bytes.subarray(10, 20), bytes.subarray(20)];

  const printed = run("large file.bin", bytes, 10);

  expect(printed).toContain(sha256(...parts.map((part) => sha256(part))).toString("hex"));
});
