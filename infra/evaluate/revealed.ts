/** How Pulumi marks a secret on its way to an engine. Source: pulumi/runtime/rpc, specialSigKey and specialSecretSig. */
const mark = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

/** The same without the marks: what AWS is sent. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  const entries = new Map<string, unknown>(Object.entries(value));
  return entries.get(mark) === secret ? revealed(entries.get("value")) : revealedIn(value);
}

/** The same for each property of an object. */
export const revealedIn = (object: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, revealed(inner)]));
