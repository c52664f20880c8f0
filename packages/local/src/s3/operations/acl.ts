import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import { OWNER } from "./owner.ts";

/** The one account has full control of everything, and nobody else any: as in S3 with its ACLs switched off. */
export function getAcl({ request, response, storage }: Exchange): void {
  if (request.key === "") storage.bucket(request.bucket);
  else storage.object(request.bucket, request.key);
  const grant = { Grantee: OWNER, Permission: "FULL_CONTROL" };
  sendXml(response, "AccessControlPolicy", { Owner: OWNER, AccessControlList: { Grant: grant } });
}

/** @throws S3Error AccessControlListNotSupported, always */
export function putAcl(): void {
  throw new S3Error("AccessControlListNotSupported");
}
