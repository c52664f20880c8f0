import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEngines } from "./engines.ts";
import { aborted, stopSignal } from "./stop-signal.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, "data-dir": { type: "string" } },
});
const stopped = stopSignal();
const temporary = values["data-dir"] === undefined;
const dataDir = values["data-dir"] ?? mkdtempSync(join(tmpdir(), "dropify-engines-"));

const report = (line: string) => console.error(line);

try {
  const engines = await startEngines({ dataDir, ports: { dynamodb: 0, s3: 0 }, origins: ["*"], report });
  const { dynamodb, s3 } = engines;
  console.log(values.json ? JSON.stringify({ dynamodb, s3 }) : inWords(dynamodb.endpoint, s3.endpoint));
  await aborted(stopped);
  await engines.stop();
} catch (error) {
  report(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  if (temporary) rmSync(dataDir, { recursive: true, force: true });
}

function inWords(dynamodb: string, s3: string): string {
  return [
    `DynamoDB answers at ${dynamodb}`,
    `The object store answers at ${s3}`,
    `Data: ${dataDir}${temporary ? ", removed at the end" : ""}`,
    "Ctrl-C stops both. With --json all that a client needs is printed, keys included.",
  ].join("\n");
}
