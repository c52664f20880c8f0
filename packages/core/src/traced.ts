/** Runs a call as a part of the request that is under way, and notes how long it took and whether it failed. */
export type Trace = <T>(
  name: string,
  attributes: Record<string, string | undefined>,
  call: () => Promise<T>,
) => Promise<T>;

declare global {
  /** The process's own, since Next loads the app's modules more than once. Nobody's unless traces are wanted. */
  var dropifyTrace: Trace | undefined;
}

/** Has a call traced where `startTracing` asked for it; else it is just made. */
export const traced: Trace = (name, attributes, call) =>
  globalThis.dropifyTrace ? globalThis.dropifyTrace(name, attributes, call) : call();

/** In a client's middleware: around all tries of a call. */
export const aroundCalls = { step: "initialize", name: "traced" } as const;
