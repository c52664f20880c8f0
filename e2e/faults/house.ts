import { inject } from "vitest";
import { ownTables } from "../saga/own-tables.ts";
import { storeWatch } from "../saga/store-watch.ts";
import { FaultLayer } from "./fault-layer.ts";
import { startFaultProxy } from "./fault-proxy.ts";
import type { EngineName, SeenRequest } from "./operation.ts";

/**
 * The procedures on real engines, with the fault layer between them, and between clients and the store.
 * @param options.straight no layer: nothing is seen, nothing strikes, and requests take half as long
 */
export async function openHouse({ straight = false } = {}) {
  const layer = new FaultLayer();
  const seen: SeenRequest[] = [];
  const engines = inject("engineEnv");
  const before = (engine: EngineName, endpoint = "") =>
    startFaultProxy(engine, endpoint, layer, (request) => seen.push(request));
  const proxies = straight
    ? []
    : await Promise.all([
        before("dynamodb", engines["DYNAMODB_ENDPOINT"]),
        before("s3", engines["S3_ENDPOINT"]),
      ]);
  const [dynamodb, s3] = proxies;
  const env = await ownTables({
    ...engines,
    ...(dynamodb && { DYNAMODB_ENDPOINT: dynamodb.endpoint }),
    ...(s3 && { S3_ENDPOINT: s3.endpoint, S3_PUBLIC_ENDPOINT: s3.endpoint }),
  });
  const [{ newCaller }, { sweep }] = await Promise.all([
    import("@/server/testing/new-caller.ts"),
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
      const { userId, call } = newCaller();
      return { userId, caller: call };
    },
    sweep,
    leftInStore: (userId: string) => watch(`${userId}/`),
    close: async () => void (await Promise.all(proxies.map((proxy) => proxy.close()))),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
export type Owner = ReturnType<House["newOwner"]>;
export type Caller = Owner["caller"];
