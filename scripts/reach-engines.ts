import { FolderInUse } from "@dropify/local/data-folder";
import { type Engines, startEngines } from "@dropify/local/engines";
import { knownEngines } from "@dropify/local/known-engines";

/** The engines of the app if it runs on that folder, else some that are started for this process. */
export async function reachEngines(dataDir: string): Promise<Pick<Engines, "env" | "stop">> {
  try {
    return await startEngines({
      dataDir,
      origins: [process.env["PUBLIC_URL"] || "http://localhost:3000"],
      report: (line) => console.error(line),
    });
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    return { env: knownEngines(dataDir), stop: async () => undefined };
  }
}
