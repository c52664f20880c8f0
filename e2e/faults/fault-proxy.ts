import { once } from "node:events";
import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { errorAnswer } from "./error-answer.ts";
import type { FaultLayer } from "./fault-layer.ts";
import { type EngineName, type SeenRequest, seenRequest } from "./operation.ts";

export interface FaultProxy {
  /** Use it as the engine's endpoint. */
  endpoint: string;
  close(): Promise<void>;
}

/** Stands before an engine, passes everything on as it comes, and does what the layer says. */
export async function startFaultProxy(
  engine: EngineName,
  target: string,
  layer: FaultLayer,
  seen: (request: SeenRequest) => void = () => undefined,
): Promise<FaultProxy> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  // No connection may end by itself while a client is about to use it again.
  server.keepAliveTimeout = 600_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The proxy has no port");

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const described = seenRequest(engine, request, body);
    seen(described);
    const fault = layer.strike(described);
    if (fault?.kind === "answer") {
      const answer = errorAnswer(described, fault.error);
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    if (fault?.kind === "drop" && fault.what === "request") throw new Error("dropped");
    if (fault?.kind === "cut" && fault.what === "request") return cutRequest(target, request, body);
    if (fault?.kind === "delay") await sleep(fault.ms);
    if (fault?.kind === "duplicate") await buffer(await forward(target, request, body));
    const answer = await forward(target, request, body);
    if (fault?.kind === "drop") {
      await buffer(answer);
      throw new Error("dropped");
    }
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    if (fault?.kind !== "cut") return void answer.pipe(response);
    const whole = await buffer(answer);
    response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
  }

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Connections are kept, as far as an engine says that it keeps them: opening one costs more than most requests. */
const agent = new Agent({ keepAlive: true });

/** With the headers as they came, `host` among them: they are signed. */
async function forward(target: string, request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const onward = open(target, request);
  onward.end(body);
  const [answer]: IncomingMessage[] = await once(onward, "response");
  if (!answer) throw new Error("The engine gave no answer");
  return answer;
}

/** The engine gets half of the bytes that were announced, and then no more. The client hears nothing. */
async function cutRequest(target: string, request: IncomingMessage, body: Buffer): Promise<never> {
  const onward = open(target, request);
  onward.on("error", () => undefined);
  onward.write(body.subarray(0, body.length / 2));
  await sleep(10);
  onward.destroy();
  throw new Error("cut");
}

function open(target: string, { method, url, headers }: IncomingMessage) {
  const { expect: _answeredHere, ...rest } = headers;
  return ask(new URL(url ?? "/", target), { method, headers: rest, agent });
}
