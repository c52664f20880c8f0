import { expect, inject, test } from "vitest";
import { parseEnv } from "../packages/core/src/env.ts";
import type { EvaluatedStage } from "./evaluate/evaluate-stage.ts";
import { allOf, theOne } from "./evaluate/resources.ts";

const { production, everyOption } = inject("stages");
const mailing = inject("mailing");

const senderOf = (stage: EvaluatedStage, server: string) => {
  const { environment } = theOne(stage, "aws:lambda/function:Function", server).inputs;
  return /"MAIL_SENDER":"([^"]*)"/.exec(JSON.stringify(environment))?.[1];
};
const identity = "aws:sesv2/emailIdentity:EmailIdentity";
const server = "WebServerUseast1Function";

test("without a sender nothing of SES is there, and the site is told of none", () => {
  const ofSes = production.resources.filter(({ type }) => type.startsWith("aws:ses"));

  expect(ofSes).toEqual([]);
  expect(senderOf(production, server)).toBeUndefined();
});

test("a sender elsewhere than on the site's domain is an address that SES asks its owner about", () => {
  expect(theOne(mailing, identity, "EmailIdentity").inputs.emailIdentity).toBe("dropify@example.com");
  expect(allOf(mailing, "aws:route53/record:Record")).toEqual([]);
  expect(parseEnv({ MAIL_SENDER: senderOf(mailing, server) }).MAIL_SENDER).toBe("dropify@example.com");
});

test("a sender on the site's domain makes the domain its own, in DNS too", () => {
  const records = allOf(everyOption, "aws:route53/record:Record").map(({ inputs }) => inputs.name);

  expect(theOne(everyOption, identity, "EmailIdentity").inputs.emailIdentity).toBe("files.example.com");
  expect(records).toContain("_dmarc.files.example.com");
  expect(senderOf(everyOption, "WebServerEucentral1Function")).toBe("dropify@files.example.com");
});

test("in a network of its own the site reaches SES by its usual name, in one zone that has it", () => {
  const { inputs } = theOne(everyOption, "aws:ec2/vpcEndpoint:VpcEndpoint", "Network-email");

  expect(inputs).toMatchObject({ vpcEndpointType: "Interface", privateDnsEnabled: true });
  expect(inputs.subnetIds).toHaveLength(1);
});
