import { expect, test } from "vitest";
import { type StageSettings, settingsFor } from "./settings.ts";

test("a stage that nobody described is a throw-away one", () => {
  expect(settingsFor("ada", {})).toEqual({
    kind: "throw-away",
    region: "us-east-1",
    signUp: "first",
    sweepEvery: "rate(15 minutes)",
    webMemory: "1024 MB",
    firewall: false,
    ownKey: false,
    versioning: false,
    privateNetwork: false,
    runbooks: "docs/operations.md",
    monthlyBudget: 50,
  });
});

test("production is of its own kind without being told", () => {
  expect(settingsFor("production", {})).toMatchObject({ kind: "production", firewall: true });
});

test.each([
  ["prod", "production"],
  ["Production", "production"],
  ["PRODUCTION", "production"],
  ["productoin", "production"],
  ["porduction", "production"],
  ["prd", "production"],
  ["pro", "production"],
  ["live", "production"],
  ["main", "production"],
  ["stage", "staging"],
  ["stagging", "staging"],
])("the stage %s is taken for a slip", (stage, meant) => {
  expect(() => settingsFor(stage, {})).toThrow(`There is no stage "${stage}". Did you mean "${meant}"?`);
});

test("a stage that looks like a slip can be meant, once it is named", () => {
  expect(settingsFor("staging-eu", { "staging-eu": { kind: "staging" } })).toMatchObject({ kind: "staging" });
});

test.each<[string, StageSettings, string]>([
  ["domain", { domain: "https://files.example.com" }, 'domain: must be a host name without "https://"'],
  ["region", { region: "frankfurt" }, 'region: must be an AWS region, for example "eu-central-1"'],
  [
    "trashExpiresAfter",
    { trashExpiresAfter: "soon" },
    "trashExpiresAfter: must be a number and s, m, h or d",
  ],
  ["quotaBytes", { quotaBytes: -1 }, "quotaBytes: "],
  ["sender", { sender: "example.com" }, "sender: must be an e-mail address, for example"],
  ["alarmEmail", { alarmEmail: "ops" }, "alarmEmail: must be an e-mail address"],
  ["coldAfterDays", { coldAfterDays: 1.5 }, "coldAfterDays: "],
  ["sweepEvery", { sweepEvery: JSON.parse('"hourly"') }, "sweepEvery: must be a schedule"],
  [
    "certificateArn",
    { certificateArn: "arn:aws:acm:us-east-1:1:certificate/x" },
    "certificateArn: needs the domain",
  ],
  ["tracesEndpoint", { tracesEndpoint: "http://otel" }, 'tracesEndpoint: must be an address with "https://"'],
  [
    "tracesEndpoint in a private network",
    { tracesEndpoint: "https://otel.example.com", privateNetwork: true },
    "tracesEndpoint: cannot be reached from a private network",
  ],
  [
    "a name of no setting",
    JSON.parse('{"domian":"files.example.com"}'),
    'settings: Unrecognized key: "domian"',
  ],
])("a wrong %s is named in a sentence", (_setting, chosen, reason) => {
  expect(() => settingsFor("ada", { ada: chosen })).toThrow(
    `The settings of stage "ada" in infra/stages.ts are not right. ${reason}`.trim(),
  );
});

test("a second home for real data is as protected as the first, once it is named", () => {
  const stages = { "production-eu": { kind: "production", region: "eu-central-1" } } as const;

  expect(settingsFor("production-eu", stages)).toMatchObject({ kind: "production", firewall: true });
  expect(() => settingsFor("production-eu", {})).toThrow('Did you mean "production"?');
});

test("production cannot be made removable", () => {
  expect(() => settingsFor("production", { production: { kind: "throw-away" } })).toThrow(
    'The stage "production" is of kind "production" and no other.',
  );
});
