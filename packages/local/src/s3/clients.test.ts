import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ObjectStore, startObjectStore } from "./object-store.ts";

const run = promisify(execFile);
const credentials = { accessKeyId: "test-key-id", secretAccessKey: "test-secret-key", region: "us-east-1" };
const odd = ["odd name é+&.bin", "100% #1?.txt", "日本語 😀.txt", "-dash", "a;b=c,d'e(f)!.txt", "..dots"];
const files = ["small.txt", "empty", ...odd.map((name) => `sub/${name}`), "large.bin"];

let home = "";
let store: ObjectStore | undefined;

const at = (path: string) => join(home, path);
const endpoint = () => store?.endpoint ?? "";

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "s3-clients-"));
  store = await startObjectStore({ dataDir: at("data"), host: "127.0.0.1", port: 0, ...credentials });
  await mkdir(at("source/sub"), { recursive: true });
  await writeFile(at("source/small.txt"), "hello");
  await writeFile(at("source/empty"), "");
  for (const name of odd) await writeFile(at(`source/sub/${name}`), randomBytes(100_000));
  await writeFile(at("source/large.bin"), randomBytes(12 * 1024 * 1024));
});
afterAll(async () => {
  await store?.close();
  await rm(home, { recursive: true });
});

function installed(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    console.log(`${program} is installed and is held against the store`);
    return true;
  } catch {
    console.log(`${program} is not installed, so it is not held against the store`);
    return false;
  }
}

/** Whatever the machine says about proxies, certificates and accounts is not for these tests. */
function environment() {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: home,
    LC_ALL: "C.UTF-8",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_DEFAULT_REGION: credentials.region,
    AWS_EC2_METADATA_DISABLED: "true",
    RCLONE_CONFIG_STORE_TYPE: "s3",
    RCLONE_CONFIG_STORE_PROVIDER: "Other",
    RCLONE_CONFIG_STORE_ENDPOINT: endpoint(),
    RCLONE_CONFIG_STORE_ENV_AUTH: "true",
    RCLONE_CONFIG_STORE_REGION: credentials.region,
  };
}

async function expectSameTree(target: string): Promise<void> {
  for (const file of files) {
    const [source, copy] = await Promise.all([readFile(at(`source/${file}`)), readFile(join(target, file))]);
    expect(copy.equals(source), file).toBe(true);
  }
}

describe.runIf(installed("rclone"))("rclone", () => {
  const rclone = async (...args: string[]) => (await run("rclone", args, { env: environment() })).stdout;

  test("syncs, checks, copies, moves, reads ranges and purges", { timeout: 120_000 }, async () => {
    const parts = ["--s3-upload-cutoff=5M", "--s3-chunk-size=5M", "--s3-copy-cutoff=5M"];
    await rclone("mkdir", "store:rclone");
    await rclone("sync", at("source"), "store:rclone/tree", ...parts);
    await rclone("check", at("source"), "store:rclone/tree");
    await rclone("check", "--download", at("source"), "store:rclone/tree");
    await rclone("copy", "store:rclone/tree", "store:rclone/copied", ...parts);
    await rclone("check", "--download", at("source"), "store:rclone/copied");
    await rclone("moveto", "store:rclone/tree/small.txt", "store:rclone/moved.txt");
    expect(await rclone("cat", "store:rclone/moved.txt", "--offset=1", "--count=3")).toBe("ell");
    await rclone("copy", "store:rclone/copied", at("rclone"));
    await expectSameTree(at("rclone"));
    await rclone("delete", "store:rclone/copied");
    expect(JSON.parse(await rclone("lsjson", "-R", "--files-only", "store:rclone"))).toHaveLength(
      files.length,
    );
    await rclone("purge", "store:rclone");
    expect(await rclone("lsd", "store:")).not.toContain("rclone");
  });
});

describe.runIf(installed("s3cmd"))("s3cmd", () => {
  const s3cmd = async (...args: string[]) => {
    const host = new URL(endpoint()).host;
    const settings = [`--host=${host}`, `--host-bucket=${host}`, "--no-ssl", "--no-progress"];
    return (await run("s3cmd", [...settings, ...args], { env: environment() })).stdout;
  };

  test("syncs, lists, copies, changes headers, downloads and removes", { timeout: 120_000 }, async () => {
    await s3cmd("mb", "s3://s3cmd");
    await s3cmd("sync", "--multipart-chunk-size-mb=5", `${at("source")}/`, "s3://s3cmd/tree/");
    expect((await s3cmd("ls", "-r", "s3://s3cmd")).trim().split("\n")).toHaveLength(files.length);
    await s3cmd("cp", "s3://s3cmd/tree/small.txt", "s3://s3cmd/copy.txt");
    await s3cmd("modify", "--add-header=x-amz-meta-colour:green", "s3://s3cmd/copy.txt");
    expect(await s3cmd("info", "s3://s3cmd/copy.txt")).toMatch(/x-amz-meta-colour: green/);
    await s3cmd("mv", "s3://s3cmd/copy.txt", "s3://s3cmd/moved.txt");
    await s3cmd("del", "s3://s3cmd/moved.txt");
    await s3cmd("sync", "s3://s3cmd/tree/", `${at("s3cmd")}/`);
    await expectSameTree(at("s3cmd"));
    await s3cmd("rb", "-r", "-f", "s3://s3cmd");
    expect(await s3cmd("ls")).not.toContain("s3cmd");
  });
});

describe.runIf(installed("aws"))("the AWS command line", () => {
  const aws = async (...args: string[]) =>
    (await run("aws", ["--endpoint-url", endpoint(), ...args], { env: environment() })).stdout;

  test("syncs, lists, copies, moves, downloads and removes", { timeout: 240_000 }, async () => {
    await aws("s3", "mb", "s3://awscli");
    await aws("s3", "sync", at("source"), "s3://awscli/tree");
    expect((await aws("s3", "ls", "--recursive", "s3://awscli")).trim().split("\n")).toHaveLength(
      files.length,
    );
    await aws("s3", "cp", "s3://awscli/tree/large.bin", "s3://awscli/copy.bin");
    await aws("s3", "mv", "s3://awscli/copy.bin", "s3://awscli/moved.bin");
    await aws("s3api", "head-object", "--bucket", "awscli", "--key", "moved.bin", "--range", "bytes=5-9");
    await aws("s3", "sync", "s3://awscli/tree", at("awscli"));
    await expectSameTree(at("awscli"));
    await aws("s3", "rb", "--force", "s3://awscli");
    expect(await aws("s3", "ls")).not.toContain("awscli");
  });
});
