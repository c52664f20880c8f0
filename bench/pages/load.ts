import { Agent, get } from "node:http";
import { finished } from "node:stream/promises";

/** Latencies in milliseconds. */
export interface Load {
  requestsPerS: number;
  p50Ms: number;
  p99Ms: number;
}

const connections = 32;

/**
 * Asks for an address this many times, over 32 connections that each send the next request when they have the
 * answer to the last.
 * @throws Error when an answer is not 200
 */
export async function load(url: string, requests: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let left = requests;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (; left > 0; left -= 1) latencies.push(await ask(url, agent));
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1));
  return { requestsPerS: Math.round(sorted.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99) };
}

async function ask(url: string, agent: Agent): Promise<number> {
  const start = performance.now();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  get(url, { agent }, (answer) => {
    if (answer.statusCode !== 200) reject(new Error(`${url} was answered by ${answer.statusCode}.`));
    finished(answer.resume()).then(resolve, reject);
  }).on("error", reject);
  await promise;
  return performance.now() - start;
}
