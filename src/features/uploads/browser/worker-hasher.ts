import type { Hasher } from "../hash/hasher.ts";
import type { HashAnswer, HashTask } from "./hash-worker.ts";
import { sha256 } from "./sha-256.ts";

/** Two read while one of them waits for the disk; more would only take cores from the page. */
const WORKERS = navigator.hardwareConcurrency > 2 ? 2 : 1;

interface Waiting {
  resolve: (digest: string) => void;
  reject: (error: Error) => void;
  body: Blob;
}

/** Digests in workers, started when first needed; on the page itself where none can be had. */
export function workerHasher(): Hasher {
  let workers: HashThread[] | null = null;
  return {
    digest(body) {
      workers ??= Array.from({ length: WORKERS }, () => new HashThread());
      const idlest = workers.reduce((one, other) => (other.load < one.load ? other : one));
      return idlest.digest(body);
    },
  };
}

class HashThread {
  /** Null once it failed: a policy or a proxy may keep the worker's script from loading. */
  #worker: Worker | null;
  #lastTask = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor() {
    this.#worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => this.#answer(data);
    this.#worker.onerror = () => this.#goWithout();
  }

  get load(): number {
    return this.#waiting.size;
  }

  digest(body: Blob): Promise<string> {
    const worker = this.#worker;
    if (!worker) return sha256(body);
    return new Promise((resolve, reject) => {
      this.#lastTask += 1;
      this.#waiting.set(this.#lastTask, { resolve, reject, body });
      const task: HashTask = { task: this.#lastTask, body };
      worker.postMessage(task);
    });
  }

  #answer(answer: HashAnswer): void {
    const waiting = this.#waiting.get(answer.task);
    this.#waiting.delete(answer.task);
    if ("digest" in answer) waiting?.resolve(answer.digest);
    else waiting?.reject(new Error(answer.error));
  }

  #goWithout(): void {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { body, resolve, reject } of waiting) sha256(body).then(resolve, reject);
  }
}
