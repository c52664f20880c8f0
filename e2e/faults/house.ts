import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { ownTables } from "../saga/own-tables.ts";
import { storeWatch } from "../saga/store-watch.ts";
import { FaultLayer } from "./fault-layer.ts";
import { startFaultProxy } from "./fault-proxy.ts";
import type { SeenRequest } from "./operation.ts";

/** The procedures on real engines, with the fault layer between them, and between clients and the store. */
export async function openHouse() {
  const layer = new FaultLayer();
  const seen: SeenRequest[] = [];
  const engines = inject("engineEnv");
  const [dynamodb, s3] = await Promise.all([
    startFaultProxy("dynamodb", engines["DYNAMODB_ENDPOINT"] ?? "", layer, (request) => seen.push(request)),
    startFaultProxy("s3", engines["S3_ENDPOINT"] ?? "", layer, (request) => seen.push(request)),
  ]);
  const env = await ownTables({
    ...engines,
    DYNAMODB_ENDPOINT: dynamodb.endpoint,
    S3_ENDPOINT: s3.endpoint,
    S3_PUBLIC_ENDPOINT: s3.endpoint,
  });
  const [{ createCaller }, { sweep }] = await Promise.all([
    import("@/server/routers/app-router"),
    import("@dropify/core/sweeper/sweep"),
  ]);
  const direct: Record<string, string> = { ...env, ...engines, S3_BUCKET: env["S3_BUCKET"] ?? "" };
  const watch = storeWatch(direct);
  return {
    layer,
    /** For other processes: the same tables and bucket, without faults. */
    env: direct,
    /** All requests so far. */
    requests: (): readonly SeenRequest[] => seen,
    /** Those that name this owner. */
    requestsOf: (userId: string) => seen.filter(({ text }) => text.includes(userId)),
    /** Somebody new, and the procedures as they call them. */
    newOwner: () => {
      const userId = randomUUID();
      const session = async () => ({
        userId,
        name: "Ada",
        email: "ada@example.com",
        isConfirmed: true,
        setCookies: [],
      });
      return { userId, caller: createCaller({ session, headers: new Headers() }) };
    },
    sweep,
    leftInStore: (userId: string) => watch(`${userId}/`),
    close: async () => void (await Promise.all([dynamodb.close(), s3.close()])),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
export type Owner = ReturnType<House["newOwner"]>;
export type Caller = Owner["caller"];
