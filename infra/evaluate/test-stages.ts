import type { TestProject } from "vitest/node";
import { type EvaluatedStage, evaluateStage } from "./evaluate-stage.ts";

declare module "vitest" {
  interface ProvidedContext {
    stages: Record<"production" | "staging" | "personal" | "dev" | "ownDomain", EvaluatedStage>;
  }
}

/** Evaluates each kind of stage once for all tests of a run. */
export default async function evaluateTestStages(project: TestProject): Promise<void> {
  const production = await evaluateStage("production");
  const [staging, personal, dev, ownDomain] = await Promise.all([
    evaluateStage("staging"),
    evaluateStage("ada"),
    evaluateStage("ada", { dev: true }),
    evaluateStage("ada", { settings: { domain: "files.example.com", quotaBytes: 5_000_000 } }),
  ]);
  project.provide("stages", { production, staging, personal, dev, ownDomain });
}
