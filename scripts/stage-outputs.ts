import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Of sst.config.ts; SST leaves them in this file after a deployment. */
const Outputs = z.object({
  stage: z.string(),
  url: z.url(),
  bucket: z.string(),
  /** The tables' names in DynamoDB, by their names in tables.ts. */
  tables: z.record(z.string(), z.string()),
});

/** What the last deployment of a stage from here has made. @throws Error saying what to do when there was none */
export function readOutputs(stage: string, root = process.cwd()): z.infer<typeof Outputs> {
  const missing = `What was deployed as "${stage}" is not known here. Run: npx sst deploy --stage ${stage}`;
  let text: string;
  try {
    text = readFileSync(join(root, ".sst", "outputs.json"), "utf8");
  } catch {
    throw new Error(missing);
  }
  const outputs = Outputs.safeParse(JSON.parse(text));
  if (!outputs.success || outputs.data.stage !== stage) throw new Error(missing);
  return outputs.data;
}
