import { newId } from "@dropify/core/id";

const ids = new WeakMap<Request, string>();

/** The id by which the log and the answer name a request. Drawn when it is first asked for. */
export function requestIdOf(request: Request): string {
  const id = ids.get(request) ?? newId();
  ids.set(request, id);
  return id;
}

/** A copy is still the same request. */
export function sameRequest(copy: Request, original: Request): Request {
  ids.set(copy, requestIdOf(original));
  return copy;
}
