import { z } from "zod";
import { Duration } from "./duration.ts";

const GiB = 1024 ** 3;
const TiB = 1024 ** 4;
const bytes = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Everything the domain reads from its environment. An empty value counts as not set. */
const Env = z.object({
  AWS_REGION: z.string().default("us-east-1"),
  DYNAMODB_ENDPOINT: z.url().optional(),
  FILES_TABLE: z.string().default("Files"),
  SHARE_LINKS_TABLE: z.string().default("ShareLinks"),
  USERS_TABLE: z.string().default("Users"),
  AUTH_TABLE: z.string().default("Auth"),
  ACTIVITY_TABLE: z.string().default("Activity"),
  S3_ENDPOINT: z.url().optional(),
  S3_PUBLIC_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().default("dropify"),
  APP_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
  PUBLIC_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  UPLOAD_EXPIRES_AFTER: Duration.default(24 * 3_600_000),
  TRASH_EXPIRES_AFTER: Duration.default(30 * 86_400_000),
  SWEEP_EVERY: Duration.optional(),
  SIGN_UP: z.enum(["first", "open"]).default("first"),
  QUOTA_BYTES: bytes.default(10 * GiB),
  FILE_MAX_BYTES: bytes.max(5 * TiB, "S3 stores objects of 5 TiB at most").default(5 * TiB),
  CLIENT_ADDRESS_HEADER: z.string().optional(),
  COUNTRY_HEADER: z.string().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  MAIL_SENDER: z.email().optional(),
  MAIL_FOLDER: z.string().optional(),
  METRICS_NAMESPACE: z.string().optional(),
});

export type Env = z.infer<typeof Env>;

/** @throws Error naming each variable that is wrong, and why */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = Env.safeParse(given);
  if (result.success) return result.data;
  const reasons = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not right. ${reasons.join("; ")}`);
}

export const env = parseEnv(process.env);

/** What the outside calls the app, without a slash at the end. */
export const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, "");

/** The key of everything we sign. Read when first used, so that a build needs no secret. */
export function appSecret(): string {
  if (!env.APP_SECRET) throw new Error("The environment is not right. APP_SECRET: is missing");
  return env.APP_SECRET;
}
