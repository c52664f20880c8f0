import type { Exchange } from "../http/exchange.ts";
import { sendEmpty, sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import { childNamed, childrenNamed, childText, readXml, type XmlNode } from "../xml/read-xml.ts";
import { HARMLESS_ACLS } from "./description.ts";
import { OWNER } from "./owner.ts";
import { readTextBody } from "./read-xml-body.ts";

const GRANTEE = 'Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"';

/** The one account has full control of everything, and nobody else any: as in S3 with its ACLs switched off. */
export function getAcl(exchange: Exchange): void {
  checkTarget(exchange);
  const grant = { [GRANTEE]: OWNER, Permission: "FULL_CONTROL" };
  sendXml(exchange.response, "AccessControlPolicy", { Owner: OWNER, AccessControlList: { Grant: grant } });
}

/** Accepts what is so anyway, since clients like to copy ACLs along. @throws S3Error AccessControlListNotSupported */
export async function putAcl(exchange: Exchange): Promise<void> {
  checkTarget(exchange);
  const canned = exchange.request.header("x-amz-acl");
  const body = await readTextBody(exchange);
  const accepted =
    canned === undefined ? isOwnersAlone(readXml(body, "AccessControlPolicy")) : HARMLESS_ACLS.has(canned);
  if (!accepted) throw new S3Error("AccessControlListNotSupported");
  sendEmpty(exchange.response, 200);
}

function checkTarget({ request, storage }: Exchange): void {
  if (request.key === "") storage.bucket(request.bucket);
  else storage.object(request.bucket, request.key);
}

function isOwnersAlone(policy: XmlNode): boolean {
  const list = childNamed(policy, "AccessControlList");
  if (!list) throw new S3Error("MalformedXML");
  return childrenNamed(list, "Grant").every((grant) => {
    const grantee = childNamed(grant, "Grantee");
    return (
      grantee && childText(grantee, "ID") === OWNER.ID && childText(grant, "Permission") === "FULL_CONTROL"
    );
  });
}
