import { tables } from "@dropify/core/tables";
import { checkBucket } from "./check-bucket.ts";
import { checkSite } from "./check-site.ts";
import { checkTable } from "./check-table.ts";
import type { Finding } from "./finding.ts";
import { lookAtBucket, lookAtTable } from "./look-at.ts";
import { printFindings } from "./print-findings.ts";
import { readTarget, type Target } from "./target.ts";

// Asks AWS, or the embedded engines, whether what runs is as it is declared. Changes nothing.
try {
  const findings = await verify(readTarget(process.argv.slice(2)));
  printFindings(findings);
  process.exitCode = findings.some(({ outcome }) => outcome === "differs") ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function verify(target: Target): Promise<Finding[]> {
  const { dynamodb, s3, bucket, siteUrl, expected } = target;
  const found = await Promise.all([
    ...Object.entries(tables).map(async ([name, declared]) =>
      checkTable(name, declared, await lookAtTable(dynamodb, target.tables[name] ?? name), expected),
    ),
    lookAtBucket(s3, bucket).then((described) => checkBucket(described, expected)),
    checkSite(siteUrl, expected),
  ]);
  return found.flat();
}
