import { randomBytes } from "node:crypto";

/**
 * Tables and a bucket that nobody else uses, so that a sweep in the future takes nothing from others.
 * @param engineEnv where the engines are, with their keys
 * @returns the environment in which the domain uses them; to be set before any module of it is loaded
 */
export async function ownTables(engineEnv: Record<string, string>): Promise<Record<string, string>> {
  const suffix = randomBytes(6).toString("hex");
  const tables = ["FILES", "SHARE_LINKS", "USERS", "AUTH", "ACTIVITY"];
  const names = tables.map((table): [string, string] => [`${table}_TABLE`, `${table}-${suffix}`]);
  const S3_BUCKET = `saga-${suffix}`;
  const env: Record<string, string> = { ...engineEnv, ...Object.fromEntries(names), S3_BUCKET };
  const access = {
    dynamodb: { endpoint: env["DYNAMODB_ENDPOINT"] ?? "" },
    s3: {
      endpoint: env["S3_ENDPOINT"] ?? "",
      bucket: S3_BUCKET,
      region: env["AWS_REGION"] ?? "",
      accessKeyId: env["AWS_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: env["AWS_SECRET_ACCESS_KEY"] ?? "",
    },
  };
  Object.assign(process.env, env);
  const [{ parseEnv }, { provision }] = await Promise.all([
    import("@dropify/core/env"),
    import("@dropify/local/provision"),
  ]);
  await provision(parseEnv(env), access, ["http://localhost:3000"]);
  return env;
}
