import { z } from "zod";
import { Duration } from "../packages/core/src/duration.ts";
import { type TableName, tables } from "../packages/core/src/tables.ts";
import { stages } from "./stages.ts";

const duration = z
  .string()
  .refine((text) => Duration.safeParse(text).success, 'must be a number and s, m, h or d, for example "24h"');
const bytes = z.int().positive();
const isTable = (name: string): name is TableName => name in tables;
const tableNames = Object.keys(tables).filter(isTable);
const schedule = z.union(
  [z.templateLiteral(["rate(", z.string(), ")"]), z.templateLiteral(["cron(", z.string(), ")"])],
  'must be a schedule, for example "rate(15 minutes)"',
);

/** Everything that an operator may choose for a stage. */
const Settings = z
  .strictObject({
    /** production: kept and protected, whatever the stage is called. staging: removable, with recovery. throw-away: neither. */
    kind: z.enum(["production", "staging", "throw-away"]),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be an AWS region, for example "eu-central-1"'),
    /** The site's own host name, in a Route 53 zone of the account unless a certificate is given. */
    domain: z.hostname('must be a host name without "https://"').optional(),
    /** A certificate for the domain, in us-east-1: for domains whose DNS is kept elsewhere. */
    certificateArn: z
      .string()
      .startsWith("arn:aws:acm:us-east-1:", "must be the ARN of a certificate in us-east-1")
      .optional(),
    signUp: z.enum(["first", "open"]),
    /** Bytes that each account may store. */
    quotaBytes: bytes.optional(),
    fileMaxBytes: bytes.optional(),
    uploadExpiresAfter: duration.optional(),
    trashExpiresAfter: duration.optional(),
    sweepEvery: schedule,
    webMemory: z.templateLiteral([z.int(), " MB"]),
    /** The most copies of the site that may run at once. Needs as much left in the account's own limit. */
    webConcurrency: z.int().positive().optional(),
    /** Copies of the site kept warm, by a call every five minutes. */
    webWarm: z.int().positive().optional(),
    /** AWS WAF's limits on requests by address, which are charged by the month. */
    firewall: z.boolean(),
    /** Tables that were restored from a backup, for the one deployment that takes them over. See docs/operations.md. */
    adoptTables: z.partialRecord(z.enum(tableNames), z.string()).optional(),
    /** Encrypts tables and bucket with a key of the account instead of AWS's own. */
    ownKey: z.boolean(),
    /** Keeps what was overwritten or deleted in the bucket for 30 days. */
    versioning: z.boolean(),
    /** After so many days S3's Intelligent-Tiering keeps a file, cheaper the longer nobody reads it. */
    coldAfterDays: z.int().nonnegative().optional(),
    /** Runs the functions in a network of their own, which reaches the tables, the bucket, with a sender SES, and nothing else. */
    privateNetwork: z.boolean(),
    /** The collector that takes the site's traces, by OTLP over HTTP: its address without "/v1/traces". */
    tracesEndpoint: z.url({ protocol: /^https$/, error: 'must be an address with "https://"' }).optional(),
    /** Where docs/operations.md is to be read: the alarms name its headings. */
    runbooks: z.string(),
    /** Who hears of alarms. */
    alarmEmail: z.email("must be an e-mail address").optional(),
    /** Whom the app's mails come from: with it, addresses are confirmed, passwords set anew and owners told. */
    sender: z.email('must be an e-mail address, for example "dropify@example.com"').optional(),
    /** Dollars a month for the whole account, past which an alarm is raised. */
    monthlyBudget: z.number().positive(),
  })
  .refine(({ certificateArn, domain }) => domain || !certificateArn, {
    path: ["certificateArn"],
    message: "needs the domain that it is for",
  })
  .refine(({ tracesEndpoint, privateNetwork }) => !tracesEndpoint || !privateNetwork, {
    path: ["tracesEndpoint"],
    message: "cannot be reached from a private network",
  });

export type Settings = z.infer<typeof Settings>;
export type StageSettings = Partial<Settings>;

const defaults = {
  kind: "throw-away",
  region: "us-east-1",
  signUp: "first",
  sweepEvery: "rate(15 minutes)",
  webMemory: "1024 MB",
  ownKey: false,
  versioning: false,
  privateNetwork: false,
  runbooks: "docs/operations.md",
  monthlyBudget: 50,
} satisfies StageSettings;

/**
 * The settings of one stage: what is chosen for it over the defaults.
 * @throws Error naming each setting that is wrong, and why
 */
export function settingsFor(stage: string, chosen: Record<string, StageSettings> = stages): Settings {
  refuseSlips(stage, chosen);
  // Real data may live in more stages than one, but only in those that are named.
  const kind = chosen[stage]?.kind ?? (stage === "production" ? "production" : defaults.kind);
  const firewall = kind === "production";
  const result = Settings.safeParse({ ...defaults, firewall, ...chosen[stage], kind });
  if (!result.success) {
    const reasons = result.error.issues.map(
      ({ path, message }) => `${path.join(".") || "settings"}: ${message}`,
    );
    throw new Error(
      `The settings of stage "${stage}" in infra/stages.ts are not right. ${reasons.join("; ")}`,
    );
  }
  if (stage === "production" && kind !== "production") {
    throw new Error('The stage "production" is of kind "production" and no other.');
  }
  return result.data;
}

/** A slip of the pen must not make a second, unprotected home for real data. */
function refuseSlips(stage: string, chosen: Record<string, StageSettings>): void {
  if (stage === "production" || Object.hasOwn(chosen, stage)) return;
  const meant = [
    { name: "production", slip: /^p[rod]{2}$|^p[rod]{3}|^(live|main|master)$/i },
    { name: "staging", slip: /^sta?g/i },
  ].find(({ slip }) => slip.test(stage));
  if (meant) {
    throw new Error(
      `There is no stage "${stage}". Did you mean "${meant.name}"? If not, name it in infra/stages.ts.`,
    );
  }
}
