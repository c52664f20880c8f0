import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { writeAtomically } from "./write-atomically.ts";

const Secrets = z.object({
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  appSecret: z.string().min(32),
});

/** What only this data folder knows: the object store's key pair, and the key of all that the app signs. */
export type Secrets = z.infer<typeof Secrets>;

/** Reads the secrets, making them at the first start. They are never printed. */
export function loadSecrets(path: string): Secrets {
  if (existsSync(path)) return Secrets.parse(JSON.parse(readFileSync(path, "utf8")));
  const secrets: Secrets = {
    accessKeyId: `DROPIFY${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64url"),
    appSecret: randomBytes(48).toString("base64url"),
  };
  writeAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
