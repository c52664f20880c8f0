import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The line between a browser and the object store: it can be slow, be cut, and counts what comes through. */
export class StoreLine {
  /** Bytes of bodies that the browser has sent, those included that were cut off. */
  received = 0;
  /** How often the store has taken each part or file, by its address without the signature. */
  readonly taken = new Map<string, number>();
  /** Bytes of each body that broke off before the store had taken it: they travel again. */
  readonly lost: number[] = [];
  bytesPerSecond: number;
  /** Changes one byte of the next body. */
  flipNext = false;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #store = "";
  #isCut = false;
  #since = performance.now();
  #passed = 0;

  private constructor(server: Server, bytesPerSecond: number) {
    this.#server = server;
    this.bytesPerSecond = bytesPerSecond;
    server.on("connection", (socket) => {
      if (this.#isCut) return socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    server.on("request", (incoming, outgoing) => this.#pass(incoming, outgoing));
  }

  static async open(bytesPerSecond: number): Promise<StoreLine> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    return new StoreLine(server, bytesPerSecond);
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  }

  leadTo(store: string): void {
    this.#store = store;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async whenReceived(bytes: number): Promise<void> {
    while (this.received < bytes) await sleep(5);
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = "GET", url = "/", headers } = incoming;
    const { hostname, port } = new URL(this.#store);
    const onward = request({ hostname, port, method, path: url, headers });
    let sent = 0;
    let isAnswered = false;
    onward.on("response", (answer) => {
      isAnswered = true;
      if (method === "PUT" && answer.statusCode === 200) this.#count(url);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => {
      onward.destroy();
      if (sent > 0 && !isAnswered) this.lost.push(sent);
    });
    incoming.on("data", (chunk: Buffer) => {
      if (this.flipNext) chunk[0] = (chunk[0] ?? 0) ^ 1;
      this.flipNext = false;
      sent += chunk.length;
      this.received += chunk.length;
      this.#passed += chunk.length;
      onward.write(chunk);
      void this.#hold(incoming);
    });
    incoming.on("end", () => onward.end());
  }

  /** Keeps to the speed over all connections together. */
  async #hold(incoming: IncomingMessage): Promise<void> {
    const ahead = (this.#passed / this.bytesPerSecond) * 1000 - (performance.now() - this.#since);
    if (ahead < -100) {
      // What was not used in a silence is not made up for.
      this.#since = performance.now();
      this.#passed = 0;
    }
    if (ahead < 10) return;
    incoming.pause();
    await sleep(ahead);
    incoming.resume();
  }

  #count(url: string): void {
    const { pathname, searchParams } = new URL(url, this.#store);
    const part = `${pathname} ${searchParams.get("partNumber") ?? "whole"}`;
    this.taken.set(part, (this.taken.get(part) ?? 0) + 1);
  }
}
