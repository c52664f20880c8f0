import type { TestProject } from "vitest/node";
import type { StageSettings } from "../settings.ts";
import { type EvaluatedStage, evaluateStage } from "./evaluate-stage.ts";

declare module "vitest" {
  interface ProvidedContext {
    stages: Record<"production" | "staging" | "personal" | "dev" | "everyOption", EvaluatedStage>;
    /** Production with a sender of mails. */
    mailing: EvaluatedStage;
  }
}

const everySetting: StageSettings = {
  kind: "staging",
  region: "eu-central-1",
  domain: "files.example.com",
  quotaBytes: 5_000_000,
  webConcurrency: 20,
  webWarm: 1,
  firewall: true,
  ownKey: true,
  versioning: true,
  coldAfterDays: 30,
  privateNetwork: true,
  runbooks: "https://git.example.com/dropify/docs/operations.md",
  alarmEmail: "ops@example.com",
  sender: "dropify@files.example.com",
  monthlyBudget: 20,
};

/** A domain whose DNS is kept elsewhere, a collector of traces, and a table restored from a backup. */
const othersServices: StageSettings = {
  kind: "staging",
  domain: "staging.example.com",
  certificateArn: "arn:aws:acm:us-east-1:1:certificate/staging",
  adoptTables: { Files: "restored-Files" },
  tracesEndpoint: "https://otel.example.com",
};

/** Evaluates each kind of stage once for all tests of a run. */
export default async function evaluateTestStages(project: TestProject): Promise<void> {
  const [production, staging, personal, dev, everyOption, mailing] = await Promise.all([
    evaluateStage("production"),
    evaluateStage("staging", { settings: othersServices }),
    evaluateStage("ada"),
    evaluateStage("ada", { dev: true }),
    evaluateStage("ada", { settings: everySetting }),
    evaluateStage("production", { settings: { sender: "dropify@example.com" } }),
  ]);
  project.provide("stages", { production, staging, personal, dev, everyOption });
  project.provide("mailing", mailing);
}
