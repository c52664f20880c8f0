import { assumed, prices } from "./prices.ts";

/** What is charged for a month in which nobody comes, by the settings that a production has unless it is told otherwise. */
export interface IdleLine {
  what: string;
  dollars: number;
  /** How it comes to nothing. */
  without: string;
}

const { cloudwatch, dynamodb, firewall, lambda, scheduler, zoneMonth } = prices;

/** As `sweepEvery` has it, for 30 days. */
const sweeps = 30 * 24 * 4;
/** The limit on all requests, and those by path: infra/firewall.ts. */
export const firewallRules = 4;
/** infra/alarms.ts */
export const alarms = 10;
/** A sweep asks each shard of its index, takes its lease and gives it back. */
const shards = 8;

export function idleBill(): IdleLine[] {
  const run = lambda.request + assumed.sweepSeconds * assumed.sweepGb * lambda.armGbSecond;
  const items = (shards / 2) * dynamodb.readUnit + 2 * dynamodb.writeUnit;
  return [
    {
      what: `WAF: an ACL of ${firewallRules} rules`,
      dollars: firewall.aclMonth + firewallRules * firewall.ruleMonth,
      without: "`firewall: false`",
    },
    {
      what: `CloudWatch: ${alarms} alarms`,
      dollars: alarms * cloudwatch.alarmMonth,
      without: "free for the first ten of an account",
    },
    {
      what: "CloudWatch: a dashboard",
      dollars: cloudwatch.dashboardMonth,
      without: "free for the first three of an account",
    },
    {
      what: "Route 53: the zone of `domain`",
      dollars: zoneMonth,
      without: "no `domain`, or its DNS elsewhere",
    },
    {
      what: `the sweeper's ${sweeps.toLocaleString("en")} calls, their reads and logs`,
      dollars:
        sweeps * (scheduler.call + run + items) + (sweeps * assumed.sweepLogBytes * cloudwatch.logGb) / 1e9,
      without: "`sweepEvery` less often",
    },
  ];
}
