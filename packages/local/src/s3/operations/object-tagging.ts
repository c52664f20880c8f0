import type { Exchange } from "../http/exchange.ts";
import { sendEmpty, sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import { childNamed, childrenNamed, childText, type XmlNode } from "../xml/read-xml.ts";
import { objectScope } from "./object-scope.ts";
import { readXmlBody } from "./read-xml-body.ts";
import { checkTags, type Tags } from "./tags.ts";
import { checkVersion } from "./version.ts";

export function getObjectTagging({ request, response, storage }: Exchange): void {
  checkVersion(request);
  const { tags = {} } = storage.object(request.bucket, request.key).description;
  const tag = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  sendXml(response, "Tagging", { TagSet: { Tag: tag } });
}

export async function putObjectTagging(exchange: Exchange): Promise<void> {
  const { request, response, storage } = exchange;
  checkVersion(request);
  storage.object(request.bucket, request.key);
  const set = childNamed(await readXmlBody(exchange, "Tagging"), "TagSet");
  if (!set) throw new S3Error("MalformedXML");
  await storeTags(exchange, checkTags(childrenNamed(set, "Tag").map(readTag)));
  sendEmpty(response, 200);
}

export async function deleteObjectTagging(exchange: Exchange): Promise<void> {
  checkVersion(exchange.request);
  await storeTags(exchange, undefined);
  sendEmpty(exchange.response, 204);
}

async function storeTags({ request, storage }: Exchange, tags: Tags | undefined): Promise<void> {
  const { bucket, key } = request;
  const seen = storage.object(bucket, key);
  const data = seen.parts.length === 0 && seen.size > 0 ? await storage.readInline(seen) : undefined;
  await storage.commit(objectScope(request), () => {
    const current = storage.object(bucket, key);
    // Overwritten while its bytes were read: tags belong to one version, so the newer one stays untouched.
    if (current !== seen) return { records: [] };
    const { etag, size, modifiedAt, checksum, parts, uploadId } = current;
    const description = { ...current.description, tags };
    const object = { bucket, key, etag, size, modifiedAt, description, checksum, parts, uploadId };
    return { records: [{ kind: "object", object }], data };
  });
}

function readTag(node: XmlNode): [string, string] {
  const name = childText(node, "Key");
  const value = childText(node, "Value");
  if (name === undefined || value === undefined) throw new S3Error("MalformedXML");
  return [name, value];
}
