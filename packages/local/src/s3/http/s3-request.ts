import type { IncomingMessage } from "node:http";
import { S3Error } from "../s3-error.ts";

const MAX_KEY_BYTES = 1024;

/** One HTTP request, read the way S3 reads it: path style, `/<bucket>/<key>`. */
export interface S3Request {
  readonly message: IncomingMessage;
  readonly method: string;
  /** Decoded, with its leading slash. */
  readonly path: string;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** Decoded, in the order sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name, every value sent. */
  readonly headers: ReadonlyMap<string, string[]>;
  /** Headers together with those `x-amz-` ones that a presigned address carries in its query. */
  readonly fields: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
  readonly param: (name: string) => string | undefined;
  /** Tells a client that asked with `Expect: 100-continue` to send its body. */
  readonly proceed: () => void;
}

/** @throws S3Error InvalidURI when the address is not valid percent-encoded UTF-8 */
export function readRequest(message: IncomingMessage, proceed: () => void): S3Request {
  const url = message.url ?? "/";
  const mark = url.indexOf("?");
  const path = decode(mark === -1 ? url : url.slice(0, mark));
  const query: [string, string][] = mark === -1 ? [] : readQuery(url.slice(mark + 1));
  const headers = readHeaders(message.rawHeaders);
  const slash = path.indexOf("/", 1);
  const params = new Map(query);
  const fields = readFields(headers, query);
  return {
    message,
    method: message.method ?? "GET",
    path,
    bucket: path.slice(1, slash === -1 ? undefined : slash),
    key: slash === -1 ? "" : path.slice(slash + 1),
    query,
    headers,
    fields,
    header: (name) => fields.get(name),
    param: (name) => params.get(name),
    proceed,
  };
}

/** @throws S3Error KeyTooLongError */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error("KeyTooLongError");
}

function readQuery(text: string): [string, string][] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const mark = pair.indexOf("=");
      // In a query a plus stands for a space; a real plus is sent as %2B.
      const [name, value] = mark === -1 ? [pair, ""] : [pair.slice(0, mark), pair.slice(mark + 1)];
      return [decode(name.replaceAll("+", " ")), decode(value.replaceAll("+", " "))];
    });
}

function readHeaders(raw: string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    const values = headers.get(name);
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return headers;
}

function readFields(headers: Map<string, string[]>, query: [string, string][]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of query) {
    const lower = name.toLowerCase();
    // As if it had come in a header, where Node reads bytes as latin1.
    if (lower.startsWith("x-amz-")) fields.set(lower, Buffer.from(value).toString("latin1"));
  }
  for (const [name, values] of headers) fields.set(name, values.join(","));
  return fields;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI");
  }
}
