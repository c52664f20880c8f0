import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import type { Account } from "../../e2e/account.ts";
import { readPageCode } from "./page-code.ts";

export interface Weight {
  jsBytes: number;
  totalBytes: number;
}

/** What a first visit loads but the preview. Texts by brotli at its best; fonts are compressed as they are. */
export async function weighSharePage(visitor: Account, page: string): Promise<Weight> {
  const html = await read(visitor, page);
  const { addresses } = readPageCode(html.toString());
  // Of the fonts only the one that is asked for at once: the others come for letters that few names hold.
  const fonts = [...html.toString().matchAll(/href="([^"]+\.woff2)"/g)].map(([, address = ""]) => address);
  if (fonts.length === 0) throw new Error("The page asks for no font");
  const js = await sum([...addresses.js], async (address) => compressedBytes(await read(visitor, address)));
  const others = [
    await compressedBytes(html),
    await compressedBytes(await read(visitor, "/icon.svg")),
    await sum(fonts, async (address) => (await read(visitor, address)).length),
  ];
  return { jsBytes: js, totalBytes: others.reduce((total, size) => total + size, js) };
}

async function sum(addresses: string[], sizeOf: (address: string) => Promise<number>): Promise<number> {
  const sizes = await Promise.all(addresses.map(sizeOf));
  return sizes.reduce((total, size) => total + size, 0);
}

async function read(visitor: Account, path: string): Promise<Buffer> {
  const response = await visitor.send(path);
  if (!response.ok) throw new Error(`${path} was answered by ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

const compressedBytes = async (bytes: Buffer): Promise<number> =>
  (await promisify(brotliCompress)(bytes)).length;
