import { spawn } from "node:child_process";
import { once } from "node:events";
import type { EngineAccess } from "./engine-access.ts";
import {
  objectStoreOptions,
  objectStoreVariables,
  writeObjectStoreProgram,
} from "./s3/object-store-program.ts";
import type { ManagedProcess } from "./supervision.ts";

export interface ObjectStorePlace {
  folder: string;
  /** 127.0.0.1, or 0.0.0.0 for every address of this machine. */
  host: string;
  port: number;
}

/** The embedded object store in a process of its own, that ends by itself when this one does. */
export function objectStoreEngine(place: ObjectStorePlace, access: EngineAccess["s3"]): ManagedProcess {
  const { folder, host, port } = place;
  return {
    name: "object store",
    start: () =>
      spawn(process.execPath, [...objectStoreOptions, writeObjectStoreProgram(folder)], {
        stdio: ["ignore", "pipe", "inherit", "ipc"],
        env: {
          ...process.env,
          ...objectStoreVariables,
          OBJECT_STORE_HOST: host,
          OBJECT_STORE_PORT: String(port),
          OBJECT_STORE_FOLDER: folder,
          OBJECT_STORE_REGION: access.region,
          OBJECT_STORE_ACCESS_KEY_ID: access.accessKeyId,
          OBJECT_STORE_SECRET_ACCESS_KEY: access.secretAccessKey,
        },
      }),
    whenReady: async (child, ended) => {
      // Its first line says that it listens.
      if (child.stdout) await once(child.stdout, "data", { signal: ended });
    },
  };
}
