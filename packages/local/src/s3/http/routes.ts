import { abortMultipartUpload } from "../operations/abort-multipart-upload.ts";
import { getAcl, putAcl } from "../operations/acl.ts";
import { deleteBucketCors, getBucketCors, putBucketCors } from "../operations/bucket-cors.ts";
import {
  deleteBucketLifecycle,
  getBucketLifecycle,
  putBucketLifecycle,
} from "../operations/bucket-lifecycle.ts";
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listBuckets,
} from "../operations/buckets.ts";
import { completeMultipartUpload } from "../operations/complete-multipart-upload.ts";
import { copyObject } from "../operations/copy-object.ts";
import { createMultipartUpload } from "../operations/create-multipart-upload.ts";
import { deleteObject } from "../operations/delete-object.ts";
import { deleteObjects } from "../operations/delete-objects.ts";
import { getObject, headObject } from "../operations/get-object.ts";
import { listMultipartUploads } from "../operations/list-multipart-uploads.ts";
import { listObjects, listObjectsV2 } from "../operations/list-objects.ts";
import { listParts } from "../operations/list-parts.ts";
import { listVersions } from "../operations/list-versions.ts";
import { getObjectAttributes } from "../operations/object-attributes.ts";
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from "../operations/object-tagging.ts";
import { putObject } from "../operations/put-object.ts";
import { uploadPart } from "../operations/upload-part.ts";
import { uploadPartCopy } from "../operations/upload-part-copy.ts";
import { S3Error } from "../s3-error.ts";
import type { Operation } from "./exchange.ts";
import type { S3Request } from "./s3-request.ts";

type Routes = Record<string, Operation>;

/** By method, then by the query parameter that makes it another operation. */
const SERVICE: Routes = { GET: listBuckets };

const BUCKET: Routes = {
  "DELETE cors": deleteBucketCors,
  "DELETE lifecycle": deleteBucketLifecycle,
  DELETE: deleteBucket,
  "GET acl": getAcl,
  "GET cors": getBucketCors,
  "GET lifecycle": getBucketLifecycle,
  "GET list-type": listObjectsV2,
  "GET location": getBucketLocation,
  "GET uploads": listMultipartUploads,
  "GET versioning": getBucketVersioning,
  "GET versions": listVersions,
  GET: listObjects,
  HEAD: headBucket,
  "POST delete": deleteObjects,
  "PUT acl": putAcl,
  "PUT cors": putBucketCors,
  "PUT lifecycle": putBucketLifecycle,
  PUT: createBucket,
};

const OBJECT: Routes = {
  "DELETE tagging": deleteObjectTagging,
  "DELETE uploadId": abortMultipartUpload,
  DELETE: deleteObject,
  "GET acl": getAcl,
  "GET attributes": getObjectAttributes,
  "GET tagging": getObjectTagging,
  "GET uploadId": listParts,
  GET: getObject,
  HEAD: headObject,
  "POST uploadId": completeMultipartUpload,
  "POST uploads": createMultipartUpload,
  "PUT acl": putAcl,
  "PUT tagging": putObjectTagging,
  "PUT uploadId": uploadPart,
  PUT: putObject,
};

const COPIES = new Map<Operation, Operation>([
  [putObject, copyObject],
  [uploadPart, uploadPartCopy],
]);

/** Query parameters that never choose an operation; any other one that no route knows is asked in vain. */
const OPTIONS =
  /^(?:x-amz-.*|x-id|response-.*|partnumber|versionid|prefix|delimiter|marker|max-.*|key-marker|upload-id-marker|version-id-marker|encoding-type|continuation-token|start-after|fetch-owner|part-number-marker|bucket-region)$/i;

/** @throws S3Error NotImplemented, MethodNotAllowed */
export function findOperation(request: S3Request): Operation {
  const routes = request.bucket === "" ? SERVICE : request.key === "" ? BUCKET : OBJECT;
  for (const [name] of request.query) {
    const operation = routes[`${request.method} ${name}`];
    if (operation) return copying(request, operation);
    if (!OPTIONS.test(name)) throw new S3Error("NotImplemented");
  }
  const operation = routes[request.method];
  if (!operation) throw new S3Error("MethodNotAllowed");
  return copying(request, operation);
}

function copying(request: S3Request, operation: Operation): Operation {
  const copy = COPIES.get(operation);
  return copy && request.header("x-amz-copy-source") !== undefined ? copy : operation;
}
