import * as z from "zod/mini";

/** What the process reads from its environment; secrets never stand on a command line, where anyone can see them. */
const Environment = z.object({
  OBJECT_STORE_FOLDER: z.string().check(z.minLength(1)),
  OBJECT_STORE_HOST: z._default(z.string().check(z.minLength(1)), "127.0.0.1"),
  OBJECT_STORE_PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 0),
  OBJECT_STORE_REGION: z._default(z.string().check(z.minLength(1)), "us-east-1"),
  OBJECT_STORE_ACCESS_KEY_ID: z.string().check(z.minLength(1)),
  OBJECT_STORE_SECRET_ACCESS_KEY: z.string().check(z.minLength(8)),
});

/** @throws an error that names the variable at fault, never its value */
export function readObjectStoreSettings(environment: NodeJS.ProcessEnv) {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Error(`The object store cannot start. ${faults.join("; ")}`);
  }
  const { data } = parsed;
  return {
    dataDir: data.OBJECT_STORE_FOLDER,
    host: data.OBJECT_STORE_HOST,
    port: data.OBJECT_STORE_PORT,
    accessKeyId: data.OBJECT_STORE_ACCESS_KEY_ID,
    secretAccessKey: data.OBJECT_STORE_SECRET_ACCESS_KEY,
    region: data.OBJECT_STORE_REGION,
  };
}
