import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { settingsFor } from "../../infra/settings.ts";
import { reachEngines } from "../reach-engines.ts";
import { readOutputs } from "../stage-outputs.ts";

/** What a process needs to reach the tables of a stage, with whatever credentials it has, or of a data folder. */
export async function createDataAccess({ stage, dataDir }: { stage: string | undefined; dataDir: string }) {
  if (stage === undefined) {
    if (!existsSync(dataDir))
      throw new Error(`There is no data in ${resolve(dataDir)}. --data-dir names another folder.`);
    return reachEngines(dataDir);
  }
  const { tables } = readOutputs(stage);
  const env = {
    AWS_REGION: settingsFor(stage).region,
    DYNAMODB_ENDPOINT: "",
    FILES_TABLE: tables["Files"] ?? "",
    AUTH_TABLE: tables["Auth"] ?? "",
  };
  return { env, stop: async () => undefined };
}
