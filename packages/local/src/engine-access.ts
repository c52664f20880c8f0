import { type Env, parseEnv } from "@dropify/core/env";
import type { EnginePorts } from "./engine-ports.ts";
import type { Secrets } from "./secrets.ts";

type Environment = Record<string, string | undefined>;
type KeyPair = Pick<Secrets, "accessKeyId" | "secretAccessKey">;

/** What a client needs to reach the engines. */
export interface EngineAccess {
  dynamodb: { endpoint: string };
  s3: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string };
}

/** An engine that the environment names is reached there, any other on this machine. */
export function engineAccess(environment: Environment, ports: EnginePorts, secrets: Secrets): EngineAccess {
  const env = parseEnv(environment);
  return {
    dynamodb: { endpoint: env.DYNAMODB_ENDPOINT ?? `http://127.0.0.1:${ports.dynamodb}` },
    s3: {
      endpoint: env.S3_ENDPOINT ?? `http://127.0.0.1:${ports.s3}`,
      bucket: env.S3_BUCKET,
      region: env.AWS_REGION,
      ...keyPair(environment, env, secrets),
    },
  };
}

/** Every variable that a process of the app needs to reach the engines. */
export function engineVariables(
  env: Env,
  { dynamodb, s3 }: EngineAccess,
  secrets: Secrets,
): Record<string, string> {
  return {
    AWS_REGION: s3.region,
    AWS_ACCESS_KEY_ID: s3.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    DYNAMODB_ENDPOINT: dynamodb.endpoint,
    S3_ENDPOINT: s3.endpoint,
    S3_PUBLIC_ENDPOINT: env.S3_PUBLIC_ENDPOINT ?? s3.endpoint,
    S3_BUCKET: s3.bucket,
    APP_SECRET: env.APP_SECRET ?? secrets.appSecret,
  };
}

/**
 * The app knows one key pair for both engines: the caller's own where one of them is the caller's, else one that
 * only this data folder knows. Keys that happen to be set for real AWS must not reach the embedded engines.
 */
function keyPair(environment: Environment, env: Env, secrets: Secrets): KeyPair {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const ownEngine = env.DYNAMODB_ENDPOINT !== undefined || env.S3_ENDPOINT !== undefined;
  if (ownEngine && accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  return { accessKeyId: secrets.accessKeyId, secretAccessKey: secrets.secretAccessKey };
}
