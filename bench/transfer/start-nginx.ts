import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@dropify/local/free-port";

export interface Nginx {
  /** As it names itself: "nginx/1.22.1". */
  version: string;
  url: string;
  stop(): Promise<void>;
}

/** Serves the files of a folder the way Debian configures nginx. @returns undefined where it is not installed */
export async function startNginx(folder: string): Promise<Nginx | undefined> {
  const program = ["nginx", "/usr/sbin/nginx"].find((path) => spawnSync(path, ["-v"]).status === 0);
  if (!program) return undefined;
  const [version = "nginx"] = /nginx\/[\d.]+/.exec(spawnSync(program, ["-v"]).stderr.toString()) ?? [];
  const port = await findFreePort([]);
  const own = mkdtempSync(join(tmpdir(), "dropify-nginx-"));
  const settings = join(own, "nginx.conf");
  writeFileSync(settings, configuration(own, folder, port));
  const child = spawn(program, ["-p", own, "-c", settings, "-e", "stderr"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url)) && child.exitCode === null) await sleep(20);
  const stop = async () => {
    const exited = once(child, "exit");
    if (child.kill()) await exited;
    rmSync(own, { recursive: true, force: true });
  };
  return { version, url, stop };
}

function configuration(own: string, folder: string, port: number): string {
  // Started by root its workers would be somebody else, who may not read the folder.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
    ${user} daemon off; worker_processes auto; pid ${own}/pid; error_log stderr crit;
    events {}
    http {
      ${scratch.map((name) => `${name}_temp_path ${own}/${name};`).join(" ")}
      access_log off; sendfile on; tcp_nopush on;
      server { listen 127.0.0.1:${port}; root ${folder}; }
    }`;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
