import { BodyDigests } from "../body/body-digests.ts";
import { type PlanOptions, planBody } from "../body/body-plan.ts";
import { consume } from "../body/consume.ts";
import type { Exchange } from "../http/exchange.ts";
import { S3Error } from "../s3-error.ts";
import { readXml, type XmlNode } from "../xml/read-xml.ts";

/** A completion that lists 10,000 parts with checksums is about 2 MB long. */
const MAX_BYTES = 4 * 1024 * 1024;

/** @throws S3Error MalformedXML, or when the body is not what its headers promised */
export async function readXmlBody(exchange: Exchange, root: string, options?: PlanOptions): Promise<XmlNode> {
  const text = await readTextBody(exchange, options);
  if (text.trim() === "") throw new S3Error("MalformedXML");
  return readXml(text, root);
}

/** @throws S3Error when the body is too large or not what its headers promised */
export async function readTextBody({ request, auth }: Exchange, options?: PlanOptions): Promise<string> {
  const plan = planBody(request, auth, options);
  if (plan.size > MAX_BYTES) throw new S3Error("MalformedXML", "The XML you provided is too large.");
  if (plan.coding !== "plain") throw new S3Error("NotImplemented");
  const digests = await BodyDigests.create(plan, false);
  const pieces: Buffer[] = [];
  request.proceed();
  await consume(request.message, (bytes) => {
    digests.update(bytes);
    pieces.push(bytes);
    return undefined;
  });
  await digests.verify(new Map());
  return Buffer.concat(pieces).toString("utf8");
}
