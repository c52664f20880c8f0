import { expect, inject, test } from "vitest";
import { alarms, firewallRules } from "../bench/cost/idle-bill.ts";
import { allOf } from "./evaluate/resources.ts";

const { production, staging, personal } = inject("stages");

/** What AWS charges for being there, by the kinds that this platform can make. */
const charged = [
  "aws:wafv2/webAcl:WebAcl",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:cloudwatch/dashboard:Dashboard",
  "aws:kms/key:Key",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/eip:Eip",
  "aws:ec2/instance:Instance",
  "aws:secretsmanager/secret:Secret",
  "aws:route53/zone:Zone",
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
];
const chargedIn = (stage: typeof production) =>
  Object.fromEntries(
    charged
      .map((type) => [type.split(":").at(-1), allOf(stage, type).length])
      .filter(([, count]) => count !== 0),
  );
/** Of the endpoints of a network those alone that have addresses. */
const interfaces = (stage: typeof production) =>
  allOf(stage, "aws:ec2/vpcEndpoint:VpcEndpoint").filter(
    ({ inputs }) => inputs.vpcEndpointType !== "Gateway",
  );

test("what an idle production is charged for is what docs/cost.md lists", () => {
  expect(chargedIn(production)).toEqual({ WebAcl: 1, MetricAlarm: alarms, Dashboard: 1 });
  expect(allOf(production, "aws:wafv2/webAcl:WebAcl")[0]?.inputs.rules).toHaveLength(firewallRules);
  expect(interfaces(production)).toEqual([]);
});

test("an idle stage of another kind costs its storage, and staging alarms that are free to most accounts", () => {
  expect(chargedIn(staging)).toEqual({ MetricAlarm: alarms, Dashboard: 1 });
  expect(chargedIn(personal)).toEqual({});
});
