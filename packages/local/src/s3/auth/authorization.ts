import type { S3Request } from "../http/s3-request.ts";
import { S3Error } from "../s3-error.ts";
import { parseAmzDate } from "./amz-date.ts";

/** What a request claims about its signature, well formed but not yet verified. */
export interface Authorization {
  presigned: boolean;
  accessKeyId: string;
  date: string;
  region: string;
  signedHeaders: string[];
  signature: string;
  /** As sent, for the string to sign. */
  amzDate: string;
  /** Milliseconds since 1970. */
  signedAt: number;
  /** Milliseconds since 1970 after which a presigned address is dead. */
  expiresAt?: number;
}

const ALGORITHM = "AWS4-HMAC-SHA256";
const MAX_EXPIRY_SECONDS = 7 * 24 * 60 * 60;

/** @throws S3Error AccessDenied when the request is not signed at all, else what is wrong with the claim */
export function readAuthorization(request: S3Request): Authorization {
  const header = request.header("authorization") || undefined;
  const presigned = request.param("X-Amz-Algorithm") !== undefined;
  if (header !== undefined && presigned) {
    throw new S3Error("InvalidArgument", "Only one auth mechanism allowed.");
  }
  if (header !== undefined) return fromHeader(request, header);
  if (presigned) return fromQuery(request);
  if (request.param("AWSAccessKeyId") !== undefined) throw outdated();
  throw new S3Error("AccessDenied");
}

function outdated(): S3Error {
  const what = `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`;
  return new S3Error("InvalidRequest", what);
}

function fromHeader(request: S3Request, header: string): Authorization {
  const [algorithm, ...rest] = header.split(" ");
  if (algorithm !== ALGORITHM) throw outdated();
  const fields = new Map(
    rest
      .join("")
      .split(",")
      .map((field) => [field.slice(0, field.indexOf("=")), field.slice(field.indexOf("=") + 1)]),
  );
  const malformed = (what: string) =>
    new S3Error("AuthorizationHeaderMalformed", `The authorization header is malformed; ${what}.`);
  const scope = readScope(fields.get("Credential"));
  const signature = fields.get("Signature");
  const signedHeaders = fields.get("SignedHeaders");
  if (!scope || !signature || !signedHeaders)
    throw malformed("it needs Credential, SignedHeaders and Signature");
  const { amzDate, signedAt } = readHeaderDate(request);
  if (!amzDate.startsWith(scope.date)) throw malformed("the credential's date differs from the request's");
  return {
    presigned: false,
    ...scope,
    signature,
    signedHeaders: signedHeaders.split(";"),
    amzDate,
    signedAt,
  };
}

function readHeaderDate(request: S3Request): { amzDate: string; signedAt: number } {
  const sent = request.header("x-amz-date") ?? request.header("date");
  if (sent === undefined)
    throw new S3Error("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header.");
  const time = parseAmzDate(sent) ?? Date.parse(sent);
  if (Number.isNaN(time))
    throw new S3Error("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header.");
  return { amzDate: new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, ""), signedAt: time };
}

function fromQuery(request: S3Request): Authorization {
  const invalid = (what: string) => new S3Error("AuthorizationQueryParametersError", what);
  if (request.param("X-Amz-Algorithm") !== ALGORITHM)
    throw invalid(`X-Amz-Algorithm only supports "${ALGORITHM}".`);
  const scope = readScope(request.param("X-Amz-Credential"));
  const signature = request.param("X-Amz-Signature");
  const signedHeaders = request.param("X-Amz-SignedHeaders");
  const amzDate = request.param("X-Amz-Date");
  const expires = request.param("X-Amz-Expires");
  if (!scope || !signature || !signedHeaders || !amzDate || !expires) {
    throw invalid(
      "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
    );
  }
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined)
    throw invalid("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\".");
  if (!amzDate.startsWith(scope.date)) throw invalid("The credential's date differs from X-Amz-Date.");
  const seconds = /^-?\d{1,30}$/.test(expires) ? Number(expires) : Number.NaN;
  if (Number.isNaN(seconds)) throw invalid("X-Amz-Expires should be a number");
  if (seconds < 0) throw invalid("X-Amz-Expires must be non-negative");
  if (seconds > MAX_EXPIRY_SECONDS) {
    throw invalid(
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    );
  }
  const expiresAt = signedAt + seconds * 1000;
  return {
    presigned: true,
    ...scope,
    signature,
    signedHeaders: signedHeaders.split(";"),
    amzDate,
    signedAt,
    expiresAt,
  };
}

function readScope(credential = ""): Pick<Authorization, "accessKeyId" | "date" | "region"> | undefined {
  const match = /^(.+)\/(\d{8})\/([^/]+)\/s3\/aws4_request$/.exec(credential);
  const [, accessKeyId, date, region] = match ?? [];
  return accessKeyId && date && region ? { accessKeyId, date, region } : undefined;
}
