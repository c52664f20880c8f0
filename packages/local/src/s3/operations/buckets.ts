import type { Exchange } from "../http/exchange.ts";
import { sendEmpty, sendXml } from "../http/respond.ts";
import { S3Error } from "../s3-error.ts";
import { childNamed, childText, readXml } from "../xml/read-xml.ts";
import { refuseUnsupportedHeaders } from "./description.ts";
import { readLimit } from "./list-parameters.ts";
import { listedTime } from "./listed-time.ts";
import { OWNER } from "./owner.ts";
import { readTextBody } from "./read-xml-body.ts";

const DEFAULT_REGION = "us-east-1";

export async function createBucket(exchange: Exchange): Promise<void> {
  const { request, response, storage, region, now } = exchange;
  const name = request.bucket;
  refuseUnsupportedHeaders(request);
  // Old clients send no length at all with an empty body.
  const body = request.header("content-length") === undefined ? "" : await readTextBody(exchange);
  checkLocation(body, region);
  await storage.commit(undefined, () => {
    if (storage.findBucket(name)) throw new S3Error("BucketAlreadyOwnedByYou");
    return { records: [{ kind: "bucket", name, createdAt: now() }] };
  });
  sendEmpty(response, 200, { location: `/${name}` });
}

export function headBucket({ request, response, storage, region }: Exchange): void {
  storage.bucket(request.bucket);
  sendEmpty(response, 200, { "content-type": "application/xml", "x-amz-bucket-region": region });
}

export async function deleteBucket({ request, response, storage }: Exchange): Promise<void> {
  const name = request.bucket;
  await storage.commit(undefined, () => {
    if (storage.bucket(name).objects.size > 0) throw new S3Error("BucketNotEmpty");
    return { records: [{ kind: "bucket-gone", name }] };
  });
  sendEmpty(response, 204);
}

export function listBuckets({ request, response, storage, region }: Exchange): void {
  const prefix = request.param("prefix");
  const after = request.param("continuation-token") ?? "";
  const limit =
    request.param("max-buckets") === undefined ? Number.POSITIVE_INFINITY : readLimit(request, "max-buckets");
  const found = [...storage.buckets]
    .filter(({ name }) => name.startsWith(prefix ?? "") && name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = found.slice(0, limit);
  sendXml(response, "ListAllMyBucketsResult", {
    Owner: OWNER,
    Buckets: {
      Bucket: page.map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: listedTime(createdAt),
        BucketRegion: region,
      })),
    },
    ContinuationToken: found.length > page.length ? page.at(-1)?.name : undefined,
    Prefix: prefix,
  });
}

export function getBucketLocation({ request, response, storage, region }: Exchange): void {
  storage.bucket(request.bucket);
  // S3 writes this one as bare text within the root, and leaves out its first region for historical reasons.
  sendXml(response, "LocationConstraint", region === DEFAULT_REGION ? "" : region);
}

export function getBucketVersioning({ request, response, storage }: Exchange): void {
  storage.bucket(request.bucket);
  sendXml(response, "VersioningConfiguration", {});
}

function checkLocation(body: string, region: string): void {
  if (body.trim() === "") return;
  const document = readXml(body, "CreateBucketConfiguration");
  const location = childText(document, "LocationConstraint");
  if (childNamed(document, "Location") ?? childNamed(document, "Bucket")) throw new S3Error("NotImplemented");
  if (location !== undefined && location !== region) throw new S3Error("IllegalLocationConstraintException");
}
