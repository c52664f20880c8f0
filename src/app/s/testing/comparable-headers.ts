/** An answer's headers but for its own number in the log, which differs from request to request. */
export function comparableHeaders({ headers }: Response): Record<string, string> {
  const { "x-request-id": requestId, ...rest } = Object.fromEntries(headers);
  if (!requestId) throw new Error("An answer without x-request-id cannot be found in the log");
  return rest;
}
