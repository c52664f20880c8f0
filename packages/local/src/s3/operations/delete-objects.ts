import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { JournalRecord } from "../store/record.schema.ts";
import type { Storage } from "../store/storage.ts";
import { childrenNamed, childText, type XmlNode } from "../xml/read-xml.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { readXmlBody } from "./read-xml-body.ts";
import { ONLY_VERSION } from "./version.ts";

const MAX_KEYS = 1000;

interface Target {
  key: string;
  versionId?: string;
  etag?: string;
}

export async function deleteObjects(exchange: Exchange): Promise<void> {
  const { request, response, storage } = exchange;
  storage.bucket(request.bucket);
  const document = await readXmlBody(exchange, "Delete");
  const targets = childrenNamed(document, "Object").map(readTarget);
  if (targets.length === 0 || targets.length > MAX_KEYS) throw new S3Error("MalformedXML");
  let refusals = new Map<Target, S3Error>();
  await storage.commit(undefined, () => {
    refusals = findRefusals(storage, request.bucket, targets);
    const keys = new Set(targets.filter((target) => !refusals.has(target)).map(({ key }) => key));
    return { records: [...keys].flatMap((key) => removal(storage, request.bucket, key)) };
  });
  const quiet = childText(document, "Quiet") === "true";
  sendXml(response, "DeleteResult", {
    Deleted: targets.filter((target) => !quiet && !refusals.has(target)).map(describe),
    Error: targets.flatMap((target) => describeError(target, refusals.get(target))),
  });
}

function readTarget(node: XmlNode): Target {
  const key = childText(node, "Key");
  if (key === undefined) throw new S3Error("MalformedXML");
  if (key === "") throw new S3Error("UserKeyMustBeSpecified");
  return { key, versionId: childText(node, "VersionId"), etag: childText(node, "ETag") };
}

function removal(storage: Storage, bucket: string, key: string): JournalRecord[] {
  return storage.bucket(bucket).objects.get(key) ? [{ kind: "object-gone", bucket, key }] : [];
}

function findRefusals(storage: Storage, bucket: string, targets: Target[]): Map<Target, S3Error> {
  const refusals = new Map<Target, S3Error>();
  for (const target of targets) {
    const current = storage.bucket(bucket).objects.get(target.key);
    const etag = target.etag?.replaceAll('"', "");
    if (target.versionId !== undefined && target.versionId !== ONLY_VERSION) {
      refusals.set(target, new S3Error("NoSuchVersion"));
    } else if (etag !== undefined && !current) {
      refusals.set(target, new S3Error("NoSuchKey"));
    } else if (etag !== undefined && etag !== "*" && etag !== current?.etag) {
      refusals.set(target, new S3Error("PreconditionFailed"));
    }
  }
  return refusals;
}

function describe({ key, versionId }: Target): XmlElements {
  return { Key: key, VersionId: versionId };
}

function describeError(target: Target, refusal: S3Error | undefined): XmlElements[] {
  return refusal ? [{ ...describe(target), Code: refusal.code, Message: refusal.message }] : [];
}
