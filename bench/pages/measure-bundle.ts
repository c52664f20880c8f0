import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import type { Account } from "../../e2e/account.ts";
import type { Stage } from "../stage.ts";
import { readPageCode } from "./page-code.ts";
import { shareFile } from "./share-file.ts";

/** Bytes by brotli at its best (11), each file compressed alone, as it travels. */
export interface CodeBytes {
  js: number;
  css: number;
}

export interface Bundle {
  sharePage: CodeBytes;
  dashboard: CodeBytes;
}

/** The code with which the two pages arrive, from their HTML as it is served by the built app. */
export async function measureBundle(stage: Stage): Promise<Bundle> {
  const owner = await stage.owner();
  const link = await shareFile(owner);
  return {
    sharePage: await weigh(owner, new URL(link).pathname),
    dashboard: await weigh(owner, "/"),
  };
}

async function weigh(owner: Account, page: string): Promise<CodeBytes> {
  const { inside, addresses } = readPageCode(await read(owner, page));
  const total = async (kind: "js" | "css") => {
    const linked = await Promise.all([...addresses[kind]].map((address) => read(owner, address)));
    const sizes = await Promise.all([...inside[kind], ...linked].map(compressedBytes));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  return { js: await total("js"), css: await total("css") };
}

/** @throws Error when the app does not serve it: what a page asks for must be there */
async function read(owner: Account, path: string): Promise<string> {
  const response = await owner.send(path);
  if (!response.ok) throw new Error(`${path} was answered by ${response.status}.`);
  return response.text();
}

async function compressedBytes(text: string): Promise<number> {
  // Its quality is 11 unless told otherwise.
  return (await promisify(brotliCompress)(text)).length;
}
