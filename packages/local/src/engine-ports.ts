import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { findFreePort } from "./free-port.ts";
import { writeAtomically } from "./write-atomically.ts";

const EnginePorts = z.object({ dynamodb: z.number().int(), s3: z.number().int() });
export type EnginePorts = z.infer<typeof EnginePorts>;

const file = "ports.json";
const usual: EnginePorts = { dynamodb: 8000, s3: 9000 };

/**
 * Free ports for the engines: those of this folder's last start, so that addresses that were handed out go on
 * working, else the wanted ones, else any.
 * @param wanted 0 for any
 */
export async function chooseEnginePorts(folder: string, wanted: EnginePorts = usual): Promise<EnginePorts> {
  const last = readPorts(folder);
  const dynamodb = await findFreePort([...(last ? [last.dynamodb] : []), wanted.dynamodb]);
  const s3 = await findFreePort([...(last ? [last.s3] : []), wanted.s3]);
  return keepPorts(folder, { dynamodb, s3 });
}

/** Any free ports, whatever they were before and whatever is wanted. */
export async function chooseOtherPorts(folder: string): Promise<EnginePorts> {
  return keepPorts(folder, { dynamodb: await findFreePort([]), s3: await findFreePort([]) });
}

function keepPorts(folder: string, ports: EnginePorts): EnginePorts {
  writeAtomically(join(folder, file), `${JSON.stringify(ports)}\n`);
  return ports;
}

/** The ports of the folder's last start. */
export function readPorts(folder: string): EnginePorts | undefined {
  try {
    return EnginePorts.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
  } catch {
    return undefined;
  }
}
