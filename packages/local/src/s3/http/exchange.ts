import type { ServerResponse } from "node:http";
import type { Authenticated } from "../auth/authenticate.ts";
import type { Storage } from "../store/storage.ts";
import type { S3Request } from "./s3-request.ts";

/** One authenticated request and all that an operation needs to answer it. */
export interface Exchange {
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly auth: Authenticated;
  readonly storage: Storage;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type Operation = (exchange: Exchange) => Promise<void> | void;
