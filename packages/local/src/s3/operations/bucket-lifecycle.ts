import type { Exchange } from "../http/exchange.ts";
import { sendEmpty, sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { LifecycleRule } from "../store/record.schema.ts";
import { childrenNamed } from "../xml/read-xml.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { changeSettings } from "./bucket-settings.ts";
import { readLifecycleRule } from "./lifecycle-rule.ts";
import { readXmlBody } from "./read-xml-body.ts";

const MAX_RULES = 1000;

export function getBucketLifecycle({ request, response, storage }: Exchange): void {
  const { lifecycle } = storage.bucket(request.bucket).settings;
  if (!lifecycle) throw new S3Error("NoSuchLifecycleConfiguration");
  sendXml(response, "LifecycleConfiguration", { Rule: lifecycle.map(describe) });
}

export async function putBucketLifecycle(exchange: Exchange): Promise<void> {
  exchange.storage.bucket(exchange.request.bucket);
  const rules = childrenNamed(await readXmlBody(exchange, "LifecycleConfiguration"), "Rule").map(
    readLifecycleRule,
  );
  if (rules.length === 0 || rules.length > MAX_RULES) throw new S3Error("MalformedXML");
  if (new Set(rules.map(({ id }) => id)).size !== rules.length) {
    throw new S3Error("InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule.");
  }
  await changeSettings(exchange, (settings) => ({ ...settings, lifecycle: rules }));
  sendEmpty(exchange.response, 200);
}

export async function deleteBucketLifecycle(exchange: Exchange): Promise<void> {
  await changeSettings(exchange, (settings) => ({ ...settings, lifecycle: undefined }));
  sendEmpty(exchange.response, 204);
}

function describe(rule: LifecycleRule): XmlElements {
  const { abortUploadsAfterDays, noncurrentDays } = rule;
  return {
    ID: rule.id,
    ...(rule.prefixForm === "rule" ? { Prefix: rule.prefix } : { Filter: { Prefix: rule.prefix } }),
    Status: rule.enabled ? "Enabled" : "Disabled",
    Expiration: describeExpiration(rule),
    NoncurrentVersionExpiration:
      noncurrentDays === undefined ? undefined : { NoncurrentDays: noncurrentDays },
    AbortIncompleteMultipartUpload:
      abortUploadsAfterDays === undefined ? undefined : { DaysAfterInitiation: abortUploadsAfterDays },
  };
}

function describeExpiration(rule: LifecycleRule): XmlElements | undefined {
  const { expireAfterDays: Days, expireAt, expireDeleteMarkers: ExpiredObjectDeleteMarker } = rule;
  if (Days === undefined && expireAt === undefined && ExpiredObjectDeleteMarker === undefined)
    return undefined;
  return {
    Days,
    Date: expireAt === undefined ? undefined : new Date(expireAt).toISOString(),
    ExpiredObjectDeleteMarker,
  };
}
