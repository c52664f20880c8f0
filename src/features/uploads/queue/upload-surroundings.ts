import type { Hasher } from "../hash/hasher.ts";
import type { Claims } from "../resume/claims.ts";
import type { UploadRecords } from "../resume/upload-record.ts";
import type { Clock } from "./clock.ts";
import type { Line } from "./line.ts";
import type { Transport } from "./transport.ts";
import type { UploadApi } from "./upload-api.ts";

/** Everything outside of the queue, handed to it so that it knows neither browser nor server. */
export interface UploadSurroundings {
  api: UploadApi;
  transport: Transport;
  line: Line;
  clock: Clock;
  hasher: Hasher;
  claims: Claims;
  records: UploadRecords;
  /** From 0 to 1. */
  random: () => number;
  /** Up to so many bytes a file goes as one. */
  singleMaxBytes: number;
}
