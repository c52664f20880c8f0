import { AsyncLocalStorage } from "node:async_hooks";
import { dynamodb } from "@dropify/core/dynamodb";
import { s3 } from "@dropify/core/storage/store-client";
import type { Crash } from "./history.ts";

/** The server is dead: whatever else it wants to send does not leave it. */
export class Died extends Error {}

interface Scope {
  crash: Crash;
  sent: number;
  died: boolean;
  underWay: Set<Promise<unknown>>;
}
const scopes = new AsyncLocalStorage<Scope>();

/**
 * Works as a server that dies at one of its requests, and waits for what was under way at that moment.
 * @throws Died, if it came so far
 */
export async function dyingAt<T>(crash: Crash, work: () => Promise<T>): Promise<T> {
  const scope: Scope = { crash, sent: 0, died: false, underWay: new Set() };
  try {
    const result = await scopes.run(scope, work);
    if (scope.died) throw new Died();
    return result;
  } catch (error) {
    await Promise.allSettled(scope.underWay);
    throw scope.died ? new Died() : error;
  }
}

async function around<T>(request: () => Promise<T>): Promise<T> {
  const scope = scopes.getStore();
  if (!scope) return request();
  if (scope.died) throw new Died();
  const isTheOne = ++scope.sent === scope.crash.at;
  if (isTheOne && scope.crash.when === "before") {
    scope.died = true;
    throw new Died();
  }
  const answer = request();
  scope.underWay.add(answer);
  await Promise.allSettled([answer]);
  scope.underWay.delete(answer);
  if (isTheOne) scope.died = true;
  if (scope.died) throw new Died();
  return answer;
}

const first = { step: "initialize", priority: "high" } as const;
dynamodb.middlewareStack.add((next) => (args) => around(() => next(args)), first);
s3.middlewareStack.add((next) => (args) => around(() => next(args)), first);
