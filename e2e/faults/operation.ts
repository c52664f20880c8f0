import type { IncomingMessage } from "node:http";

export type EngineName = "dynamodb" | "s3";

/** A request as rules see it. */
export interface SeenRequest {
  engine: EngineName;
  /** As AWS names it. */
  operation: string;
  /** What `contains` looks into. */
  text: string;
}

export function seenRequest(engine: EngineName, request: IncomingMessage, body: Buffer): SeenRequest {
  const { headers, method = "", url = "" } = request;
  if (engine === "dynamodb") {
    const target = String(headers["x-amz-target"] ?? "");
    return { engine, operation: target.slice(target.indexOf(".") + 1), text: `${url}\n${body.toString()}` };
  }
  return {
    engine,
    operation: s3Operation(method, new URL(url, "http://store")),
    text: decodeURIComponent(url),
  };
}

/** S3 names its operations by method, by how deep the path goes, and by what the query holds. */
function s3Operation(method: string, { pathname, searchParams }: URL): string {
  const isObject = pathname.split("/").filter(Boolean).length > 1;
  const [, , , name = "Other"] =
    s3Operations.find(
      ([itsMethod, itsObject, query]) =>
        itsMethod === method && itsObject === isObject && (query === "" || searchParams.has(query)),
    ) ?? [];
  return name;
}

const s3Operations = [
  ["PUT", true, "partNumber", "UploadPart"],
  ["PUT", true, "", "PutObject"],
  ["POST", true, "uploads", "CreateMultipartUpload"],
  ["POST", true, "uploadId", "CompleteMultipartUpload"],
  ["DELETE", true, "uploadId", "AbortMultipartUpload"],
  ["DELETE", true, "", "DeleteObject"],
  ["GET", true, "uploadId", "ListParts"],
  ["GET", true, "", "GetObject"],
  ["HEAD", true, "", "HeadObject"],
  ["GET", false, "uploads", "ListMultipartUploads"],
  ["GET", false, "list-type", "ListObjectsV2"],
] as const;
