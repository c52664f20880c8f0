import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Keyring } from "./auth/signing.ts";
import { handleRequest, type Service } from "./http/handle-request.ts";
import { applyLifecycle } from "./lifecycle.ts";
import { Storage } from "./store/storage.ts";

export interface ObjectStoreOptions {
  dataDir: string;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  /** Milliseconds since 1970; what the store takes for the present. */
  now?: () => number;
  /** Told of failures that are the store's own, by the request id that the client was given. */
  onFailure?: (requestId: string, error: unknown) => void;
}

export interface ObjectStore {
  endpoint: string;
  port: number;
  /** Lets requests under way finish for a moment, then closes. */
  close(): Promise<void>;
}

const LIFECYCLE_EVERY_MS = 60 * 60 * 1000;
const IDLE_MS = 2 * 60 * 1000;
const GRACE_MS = 2000;

/**
 * Starts an object store that speaks the S3 protocol and keeps its data in plain files.
 * @throws when the port is taken or another store uses the folder
 */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { host, accessKeyId, secretAccessKey, region } = options;
  const now = options.now ?? Date.now;
  const storage = await Storage.open(options.dataDir);
  const keyring = new Keyring(accessKeyId, secretAccessKey, region);
  const onFailure = options.onFailure ?? (() => undefined);
  const server = createHttpServer({ storage, keyring, now, onFailure });
  try {
    await applyLifecycle(storage, now());
    const port = await listen(server, options.port, host);
    const timer = setInterval(() => {
      applyLifecycle(storage, now()).catch((error) => onFailure("lifecycle", error));
    }, LIFECYCLE_EVERY_MS);
    timer.unref();
    const close = async () => {
      clearInterval(timer);
      await closeServer(server);
      await storage.close();
    };
    return { endpoint: `http://${host.includes(":") ? `[${host}]` : host}:${port}`, port, close };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function createHttpServer(service: Service): Server {
  // Large uploads take as long as they take: only silence ends them.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000, noDelay: true });
  server.timeout = IDLE_MS;
  // Node's own switch, undocumented: else a sender that hangs up behind its last byte takes back what has arrived.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on(
    "request",
    (message, response) => void handleRequest(service, message, response, () => undefined),
  );
  server.on(
    "checkExpectation",
    (message, response) => void handleRequest(service, message, response, () => undefined),
  );
  server.on("checkContinue", (message, response) => {
    void handleRequest(service, message, response, () => response.writeContinue());
  });
  return server;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, 1024, () => {
      server.off("error", reject);
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(impatience);
}
