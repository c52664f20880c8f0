import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { authenticate } from "../auth/authenticate.ts";
import type { Keyring } from "../auth/signing.ts";
import { S3Error } from "../s3-error.ts";
import type { Storage } from "../store/storage.ts";
import { checkBucketName } from "./bucket-name.ts";
import { addCorsHeaders, answerPreflight } from "./cors.ts";
import { drainBody } from "./drain.ts";
import { sendError } from "./respond.ts";
import { findOperation } from "./routes.ts";
import { readRequest } from "./s3-request.ts";
import { describeFailure } from "./system-failure.ts";

export interface Service {
  storage: Storage;
  keyring: Keyring;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told of failures that are ours, not the client's. */
  onFailure: (requestId: string, error: unknown) => void;
}

/** Answers one request, whatever happens. */
export async function handleRequest(
  service: Service,
  message: IncomingMessage,
  response: ServerResponse,
  proceed: () => void,
): Promise<void> {
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  response.setHeader("x-amz-request-id", requestId);
  // S3's second id says which of its hosts answered. There is one here, and clients expect to read both.
  response.setHeader("x-amz-id-2", requestId);
  try {
    await answer(service, message, response, proceed);
  } catch (error) {
    if (!(error instanceof S3Error)) service.onFailure(requestId, error);
    fail(message, response, error instanceof S3Error ? error : describeFailure(error));
  }
}

async function answer(
  service: Service,
  message: IncomingMessage,
  response: ServerResponse,
  proceed: () => void,
) {
  const { storage, keyring, now } = service;
  const request = readRequest(message, proceed);
  if (request.method === "OPTIONS") return answerPreflight(request, response, storage);
  addCorsHeaders(request, response, storage);
  const auth = authenticate(request, keyring, now());
  if (request.bucket !== "") checkBucketName(request.bucket);
  const operation = findOperation(request);
  await operation({ request, response, auth, storage, region: keyring.region, now });
}

function fail(message: IncomingMessage, response: ServerResponse, error: S3Error): void {
  // With part of the answer sent, cutting the connection is the only way left to say that it failed.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // With too many files open, every connection that is let go makes room for another request.
  if (error.code === "SlowDown") response.setHeader("connection", "close");
  drainBody(message, response);
  const resource = (message.url ?? "/").split("?")[0] ?? "/";
  sendError(response, error, resource, message.method === "HEAD");
}
