import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { canInstall, installPackages } from "./install-packages.ts";

/** Debian's packages of the programs that are held against the app and against its object store. */
const packages = {
  curl: "curl",
  wget: "wget",
  aria2c: "aria2",
  unzip: "unzip",
  "7z": "p7zip-full",
  rclone: "rclone",
  s3cmd: "s3cmd",
  aws: "awscli",
};

/** Installs what is missing where that takes no question; else those tests say what is not here, and are skipped. */
export async function installClients(stopped: AbortSignal): Promise<void> {
  const missing = Object.entries(packages).filter(([program]) => !isThere(program));
  if (missing.length === 0 || !canInstall()) return;
  const names = missing.map(([, name]) => name);
  console.log(`Installing ${names.join(", ")} for the tests …`);
  await installPackages(stopped, names);
}

const isThere = (program: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(`${folder}/${program}`));
