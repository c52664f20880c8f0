import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Debian's packages of the programs that are held against the app. */
const packages = { curl: "curl", wget: "wget", aria2c: "aria2", unzip: "unzip", "7z": "p7zip-full" };
const aptGet = "/usr/bin/apt-get";
const mostMs = 90_000;

/** Installs what is missing where that takes no question; else those tests say what is not here, and are skipped. */
export function installClients(): void {
  const missing = Object.entries(packages).filter(([program]) => !isThere(program));
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync(aptGet)) return;
  const names = missing.map(([, name]) => name);
  console.log(`Installing ${names.join(", ")} for the tests …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", ...names]]) {
    spawnSync(aptGet, ["-qq", "-o", "Acquire::http::Timeout=20", ...args], {
      stdio: "ignore",
      env,
      timeout: mostMs,
    });
  }
}

const isThere = (program: string): boolean =>
  (process.env.PATH ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
