import { request as send } from "node:http";
import { S3RequestPresigner } from "@aws-sdk/s3-request-presigner";
import { Hash } from "@smithy/hash-node";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Endpoint } from "./endpoint.ts";

export interface RawRequest {
  method: string;
  /** As it goes on the wire, percent-encoded. */
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** The `Code` of an error document. */
  code: string | undefined;
}

/** An independent signer: the one inside the AWS SDK. */
export function signer(
  { region, credentials }: Endpoint,
  secretAccessKey = credentials.secretAccessKey,
): SignatureV4 {
  return new SignatureV4({
    service: "s3",
    region,
    credentials: { accessKeyId: credentials.accessKeyId, secretAccessKey },
    sha256: Hash.bind(null, "sha256"),
    uriEscapePath: false,
    applyChecksum: false,
  });
}

/** Signs in headers. `content-length` and whatever else is given is signed along. */
export async function signInHeaders(
  endpoint: Endpoint,
  request: RawRequest,
  options: { signingDate?: Date; signer?: SignatureV4 } = {},
): Promise<RawRequest> {
  const signed = await (options.signer ?? signer(endpoint)).sign(toSign(endpoint, request), {
    signingDate: options.signingDate,
  });
  return { ...request, headers: signed.headers };
}

/** Signs in the query, as a presigned address does. */
export async function presign(
  endpoint: Endpoint,
  request: RawRequest,
  options: { expiresIn?: number; signingDate?: Date } = {},
): Promise<RawRequest> {
  const { expiresIn = 60, signingDate } = options;
  const signed = await new S3RequestPresigner(signing(endpoint)).presign(toSign(endpoint, request), {
    expiresIn,
    signingDate,
    signableHeaders: new Set(["host", ...Object.keys(request.headers ?? {})]),
    unhoistableHeaders: new Set(Object.keys(request.headers ?? {})),
  });
  const query = Object.fromEntries(
    Object.entries(signed.query ?? {}).map(([name, value]) => [name, String(value)]),
  );
  return { ...request, query };
}

/** Sends exactly what it is given, adding nothing but `host`. */
export function sendRaw(
  { url }: Endpoint,
  { method, path, query = {}, headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = send(
      { hostname, port, method, path: search ? `${path}?${search}` : path, headers },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1];
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text, code });
        });
        answer.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

function signing({ region, credentials }: Endpoint) {
  const sha256 = Hash.bind(null, "sha256");
  return { service: "s3", region, credentials, sha256, uriEscapePath: false, applyChecksum: false };
}

function toSign({ url }: Endpoint, { method, path, query = {}, headers = {} }: RawRequest) {
  const { hostname, port, host } = new URL(url);
  return {
    method,
    protocol: "http:",
    hostname,
    port: Number(port),
    path,
    query,
    headers: { host, ...headers },
  };
}
