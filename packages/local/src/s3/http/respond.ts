import type { ServerResponse } from "node:http";
import type { S3Error } from "../s3-error.ts";
import { writeErrorXml, writeXml, type XmlElements } from "../xml/write-xml.ts";

export type Headers = Record<string, string | number | undefined>;

export function sendEmpty(response: ServerResponse, status: number, headers: Headers = {}): void {
  setHeaders(response, headers);
  if (status === 200) response.setHeader("content-length", 0);
  response.writeHead(status).end();
}

export function sendXml(
  response: ServerResponse,
  root: string,
  content: XmlElements | string,
  headers: Headers = {},
): void {
  setHeaders(response, headers);
  const body = Buffer.from(writeXml(root, content));
  response.writeHead(200, { "content-type": "application/xml", "content-length": body.length }).end(body);
}

/** @param head whether the answer must go without a body, as HEAD's and 304's do */
export function sendError(response: ServerResponse, error: S3Error, resource: string, head: boolean): void {
  if (head || error.status === 304) {
    if (head) response.setHeader("content-type", "application/xml");
    response.writeHead(error.status).end();
    return;
  }
  const requestId = String(response.getHeader("x-amz-request-id"));
  const elements = {
    Code: error.code,
    Message: error.message,
    ...error.details,
    Resource: resource,
    RequestId: requestId,
  };
  const body = Buffer.from(writeErrorXml(elements));
  response
    .writeHead(error.status, { "content-type": "application/xml", "content-length": body.length })
    .end(body);
}

export function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
}
