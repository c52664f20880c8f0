import type { TestProject } from "vitest/node";
import type { StageSettings } from "../settings.ts";
import { type EvaluatedStage, evaluateStage } from "./evaluate-stage.ts";

declare module "vitest" {
  interface ProvidedContext {
    stages: Record<"production" | "staging" | "personal" | "dev" | "everyOption", EvaluatedStage>;
  }
}

const everySetting: StageSettings = {
  kind: "staging",
  domain: "files.example.com",
  quotaBytes: 5_000_000,
  webConcurrency: 20,
  webWarm: 1,
  firewall: true,
  ownKey: true,
  versioning: true,
  coldAfterDays: 30,
  privateNetwork: true,
  alarmEmail: "ops@example.com",
  monthlyBudget: 20,
};

/** Evaluates each kind of stage once for all tests of a run. */
export default async function evaluateTestStages(project: TestProject): Promise<void> {
  const [production, staging, personal, dev, everyOption] = await Promise.all([
    evaluateStage("production"),
    evaluateStage("staging"),
    evaluateStage("ada"),
    evaluateStage("ada", { dev: true }),
    evaluateStage("ada", { settings: everySetting }),
  ]);
  project.provide("stages", { production, staging, personal, dev, everyOption });
}
