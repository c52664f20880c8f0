import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngines } from "@dropify/local/engines";
import { aborted, stopSignal } from "@dropify/local/stop-signal";
import { FaultLayer } from "./fault-layer.ts";
import { FaultPlan } from "./fault-plan.schema.ts";
import { startFaultProxy } from "./fault-proxy.ts";

const [file] = process.argv.slice(2);
const stopped = stopSignal();
const dataDir = mkdtempSync(join(tmpdir(), "dropify-faults-"));
const report = (line: string) => console.error(line);

try {
  if (!file) throw new Error("Name the file of a plan: npm run faults -- plan.json");
  const layer = new FaultLayer();
  layer.plan(FaultPlan.parse(JSON.parse(readFileSync(file, "utf8"))));
  const engines = await startEngines({ dataDir, ports: { dynamodb: 0, s3: 0 }, origins: ["*"], report });
  const [dynamodb, s3] = await Promise.all([
    startFaultProxy("dynamodb", engines.dynamodb.endpoint, layer),
    startFaultProxy("s3", engines.s3.endpoint, layer),
  ]);
  console.log(
    JSON.stringify({
      dynamodb: { endpoint: dynamodb.endpoint },
      s3: { ...engines.s3, endpoint: s3.endpoint },
      env: {
        ...engines.env,
        DYNAMODB_ENDPOINT: dynamodb.endpoint,
        S3_ENDPOINT: s3.endpoint,
        S3_PUBLIC_ENDPOINT: s3.endpoint,
      },
    }),
  );
  await aborted(stopped);
  report(`${layer.struck} faults struck.`);
  await Promise.all([dynamodb.close(), s3.close()]);
  await engines.stop();
} catch (error) {
  report(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
