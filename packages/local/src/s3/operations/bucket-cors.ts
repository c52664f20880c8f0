import type { Exchange } from "../http/exchange.ts";
import { sendEmpty, sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import type { CorsRule } from "../store/record.schema.ts";
import { childrenNamed, childText, type XmlNode } from "../xml/read-xml.ts";
import { changeSettings } from "./bucket-settings.ts";
import { readXmlBody } from "./read-xml-body.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "HEAD"];
const MAX_RULES = 100;

export function getBucketCors({ request, response, storage }: Exchange): void {
  const { cors } = storage.bucket(request.bucket).settings;
  if (!cors) throw new S3Error("NoSuchCORSConfiguration");
  sendXml(response, "CORSConfiguration", {
    CORSRule: cors.map((rule) => ({
      ID: rule.id,
      AllowedOrigin: rule.allowedOrigins,
      AllowedMethod: rule.allowedMethods,
      AllowedHeader: rule.allowedHeaders,
      ExposeHeader: rule.exposeHeaders,
      MaxAgeSeconds: rule.maxAgeSeconds,
    })),
  });
}

export async function putBucketCors(exchange: Exchange): Promise<void> {
  exchange.storage.bucket(exchange.request.bucket);
  const rules = childrenNamed(await readXmlBody(exchange, "CORSConfiguration"), "CORSRule").map(readRule);
  if (rules.length === 0 || rules.length > MAX_RULES) throw new S3Error("MalformedXML");
  await changeSettings(exchange, (settings) => ({ ...settings, cors: rules }));
  sendEmpty(exchange.response, 200);
}

export async function deleteBucketCors(exchange: Exchange): Promise<void> {
  await changeSettings(exchange, (settings) => ({ ...settings, cors: undefined }));
  sendEmpty(exchange.response, 204);
}

function readRule(node: XmlNode): CorsRule {
  const texts = (name: string) => childrenNamed(node, name).map(({ text }) => text.trim());
  const maxAge = childText(node, "MaxAgeSeconds");
  const rule: CorsRule = {
    id: childText(node, "ID"),
    allowedOrigins: texts("AllowedOrigin"),
    allowedMethods: texts("AllowedMethod"),
    allowedHeaders: texts("AllowedHeader"),
    exposeHeaders: texts("ExposeHeader"),
    maxAgeSeconds: maxAge === undefined ? undefined : Number(maxAge),
  };
  if (rule.allowedOrigins.length === 0 || rule.allowedMethods.length === 0) throw new S3Error("MalformedXML");
  if (maxAge !== undefined && !/^\d{1,9}$/.test(maxAge)) throw new S3Error("MalformedXML");
  const unknown = rule.allowedMethods.find((method) => !METHODS.includes(method));
  if (unknown !== undefined) {
    throw new S3Error(
      "InvalidRequest",
      `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
    );
  }
  const greedy = [...rule.allowedOrigins, ...rule.allowedHeaders].find((text) => text.split("*").length > 2);
  if (greedy !== undefined)
    throw new S3Error("InvalidRequest", `"${greedy}" can not have more than one wildcard.`);
  return rule;
}
