import type { OutgoingHttpHeaders } from "node:http";
import type { AnsweredError } from "./fault-plan.schema.ts";
import type { SeenRequest } from "./operation.ts";

interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string;
}

/** An error in the words of the engine that was asked. */
export function errorAnswer({ engine, operation }: SeenRequest, error: AnsweredError): Answer {
  if (engine === "s3") return s3Answer(operation, s3Errors[error]);
  if (error === "conflict" && operation === "TransactWriteItems") return dynamodbAnswer(cancelled);
  return dynamodbAnswer(dynamodbErrors[error]);
}

const common = "com.amazon.coral.service#";
const dynamodb = "com.amazonaws.dynamodb.v20120810#";

const dynamodbErrors = {
  "500": { status: 500, type: `${dynamodb}InternalServerError`, message: "Internal server error" },
  "503": { status: 503, type: `${common}ServiceUnavailable`, message: "Service unavailable" },
  throttling: {
    status: 400,
    type: `${dynamodb}ProvisionedThroughputExceededException`,
    message: "The level of configured provisioned throughput for the table was exceeded.",
  },
  conflict: {
    status: 400,
    type: `${dynamodb}TransactionConflictException`,
    message: "Transaction is ongoing for the item",
  },
  expired: {
    status: 400,
    type: `${common}InvalidSignatureException`,
    message: "Signature expired: 20200101T000000Z is now earlier than 20200101T000500Z",
  },
};

const cancelled = {
  status: 400,
  type: `${dynamodb}TransactionCanceledException`,
  message:
    "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
  CancellationReasons: [{ Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }],
};

function dynamodbAnswer({
  status,
  type,
  ...rest
}: typeof cancelled | (typeof dynamodbErrors)["500"]): Answer {
  const headers = { "content-type": "application/x-amz-json-1.0", date: new Date().toUTCString() };
  return { status, headers, body: JSON.stringify({ __type: type, ...rest }) };
}

const s3Errors = {
  "500": {
    status: 500,
    code: "InternalError",
    message: "We encountered an internal error. Please try again.",
  },
  "503": { status: 503, code: "ServiceUnavailable", message: "Please reduce your request rate." },
  throttling: { status: 503, code: "SlowDown", message: "Please reduce your request rate." },
  conflict: {
    status: 409,
    code: "OperationAborted",
    message: "A conflicting conditional operation is currently in progress against this resource. Try again.",
  },
  expired: {
    status: 403,
    code: "RequestTimeTooSkewed",
    message: "The difference between the request time and the current time is too large.",
  },
};

/** An answer to HEAD has no body. */
function s3Answer(operation: string, { status, code, message }: (typeof s3Errors)["500"]): Answer {
  const headers = { "content-type": "application/xml", date: new Date().toUTCString() };
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers, body: operation === "HeadObject" ? "" : body };
}
