import { parseArgs } from "node:util";
import { findFreePort } from "@dropify/local/free-port";
import { z } from "zod";

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default(".dropify"),
  S3_PUBLIC_ENDPOINT: z.url().optional(),
});

export interface ServeSettings {
  /** `bundle`: the app as it is deployed to Lambda, behind a stand-in for CloudFront. */
  mode: "start" | "dev" | "bundle";
  port: number;
  host: string;
  dataDir: string;
  /** Where people on this machine open the app. */
  address: string;
  publicUrl: string;
  /** The app as browsers name it. */
  origins: string[];
  /** Engines on any free ports and not on the usual ones. */
  freePorts: boolean;
}

/** @throws Error when the command or a setting is wrong, or the port that was asked for is taken */
export async function readServeSettings(args = process.argv.slice(2)): Promise<ServeSettings> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { "free-ports": { type: "boolean", default: false } },
  });
  const mode = z.enum(["start", "dev", "bundle"]).parse(positionals[0]);
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  const settings = Settings.parse(Object.fromEntries(given));
  const port = await choosePort(settings.PORT, settings.HOST);
  const address = `http://localhost:${port}`;
  const publicUrl = settings.PUBLIC_URL ?? address;
  const origins = [...new Set([new URL(publicUrl).origin, address, `http://127.0.0.1:${port}`])];
  return {
    mode,
    port,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    address,
    publicUrl,
    origins,
    freePorts: values["free-ports"],
  };
}

async function choosePort(asked: number | undefined, host: string): Promise<number> {
  // Browsers may understand localhost as ::1 and would reach whoever listens there.
  const port = await findFreePort([asked ?? 3000], host === "127.0.0.1" ? [host, "::1"] : [host]);
  if (asked && port !== asked)
    throw new Error(`Port ${asked} is in use. Set PORT to another, or leave it unset.`);
  return port;
}
