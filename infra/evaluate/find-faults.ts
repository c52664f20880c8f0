import type { EvaluatedStage } from "./evaluate-stage.ts";
import { findBucketFaults } from "./find-bucket-faults.ts";
import { findTableFaults } from "./find-table-faults.ts";
import { findWideGrants } from "./find-wide-grants.ts";

const consumers = ["FilesSubscriberConsumerFunctionRole", "ShareLinksSubscriberConsumerFunctionRole"];
const jobs = [...consumers, "SweeperHandlerRole"];
const sites = ["WebServerUseast1Role", "WebServerEucentral1Role", "WebDevServerRole"];

/** What SST itself adds, and offers no argument to leave out. Nothing else may come to this list. */
const bySst = new Set([
  // SST gives each function's role to the whole account, which `sst dev` needs and a deployment does not.
  ...[...jobs, ...sites, "WebImageOptimizerRole", "WebWarmerEucentral1HandlerRole"].map(
    (role) => `${role} trusts {"Service":["lambda.amazonaws.com"],"AWS":["arn:aws:iam::1:root"]}`,
  ),
  // How a function joins a network of one's own: leave to make network interfaces.
  ...[...jobs, ...sites].map(
    (role) => `${role} has the policy arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole`,
  ),
]);

/** The bridge by which a function runs on the developer's machine, under `sst dev` alone. */
const bySstDev = new Set(
  jobs.flatMap((role) => [
    `${role} may appsync:* on *`,
    `${role} may s3:* on arn:aws:s3:::sst-asset, arn:aws:s3:::sst-asset/*`,
  ]),
);

/**
 * Everything that must not be in a stage, one sentence each: rights wider than needed, tables other than
 * those that hold data, buckets that are open.
 */
export function findFaults(stage: EvaluatedStage, { dev = false }: { dev?: boolean } = {}): string[] {
  const wide = findWideGrants(stage).filter(
    (sentence) => !bySst.has(sentence) && !(dev && bySstDev.has(sentence)),
  );
  return [...wide, ...findTableFaults(stage), ...findBucketFaults(stage)];
}
