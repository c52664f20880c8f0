import { randomUUID } from "node:crypto";
import { S3Error } from "../s3-error.ts";
import type { LifecycleRule } from "../store/record.schema.ts";
import { childNamed, childText, type XmlNode } from "../xml/read-xml.ts";

/** Rules that would move objects, or choose them by more than a prefix, must not look accepted. */
const UNSUPPORTED = ["Transition", "NoncurrentVersionTransition"];
const UNSUPPORTED_FILTERS = ["And", "Tag", "ObjectSizeGreaterThan", "ObjectSizeLessThan"];

/** @throws S3Error MalformedXML, InvalidArgument, NotImplemented */
export function readLifecycleRule(node: XmlNode): LifecycleRule {
  const filter = childNamed(node, "Filter");
  const expiration = childNamed(node, "Expiration");
  const abort = childNamed(node, "AbortIncompleteMultipartUpload");
  const noncurrent = childNamed(node, "NoncurrentVersionExpiration");
  const status = childText(node, "Status");
  const id = childText(node, "ID") ?? randomUUID();
  if (id.length > 255)
    throw new S3Error("InvalidArgument", "ID length should not exceed allowed limit of 255");
  if (status !== "Enabled" && status !== "Disabled") throw new S3Error("MalformedXML");
  const unsupported =
    UNSUPPORTED.some((name) => childNamed(node, name)) ||
    UNSUPPORTED_FILTERS.some((name) => filter && childNamed(filter, name));
  if (unsupported) throw new S3Error("NotImplemented");
  if (!expiration && !abort && !noncurrent)
    throw new S3Error("InvalidRequest", "At least one action needs to be specified in a rule");
  return {
    id,
    enabled: status === "Enabled",
    prefix: (filter ? childText(filter, "Prefix") : childText(node, "Prefix")) ?? "",
    prefixForm: filter ? "filter" : "rule",
    abortUploadsAfterDays: abort && readDays(childText(abort, "DaysAfterInitiation")),
    noncurrentDays: noncurrent && readDays(childText(noncurrent, "NoncurrentDays")),
    ...(expiration && readExpiration(expiration)),
  };
}

function readExpiration(node: XmlNode): Partial<LifecycleRule> {
  const marker = childText(node, "ExpiredObjectDeleteMarker");
  if (marker !== undefined) return { expireDeleteMarkers: marker === "true" };
  const date = childText(node, "Date");
  const days = childText(node, "Days");
  if ((date === undefined) === (days === undefined)) throw new S3Error("MalformedXML");
  if (date === undefined) return { expireAfterDays: readDays(days) };
  const expireAt = Date.parse(date);
  if (Number.isNaN(expireAt)) throw new S3Error("MalformedXML");
  if (expireAt % (24 * 60 * 60 * 1000) !== 0)
    throw new S3Error("InvalidArgument", "'Date' must be at midnight GMT");
  return { expireAt };
}

function readDays(text: string | undefined): number {
  const days = /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
  if (days === 0) throw new S3Error("InvalidArgument", "Days must be a positive integer");
  return days;
}
