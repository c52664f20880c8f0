import { badInput } from "./auth-answer.ts";

const largestBodyBytes = 1024 * 1024;

export const tooLarge = "This request is too large.";
export const onlyJson = "Only application/json is read here.";

export const saysJson = (headers: Headers): boolean =>
  /^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "");

/** The body as it came, or null where it is larger than 1 MiB: reading stops there, whatever its headers say. */
export async function readBody(request: Request): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length")) > largestBodyBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON, or the answer that refuses it. No body at all is an empty object. */
export async function readJsonBody(request: Request): Promise<{ value: unknown } | { refusal: Response }> {
  const body = await readBody(request);
  if (body === null) return { refusal: badInput(413, tooLarge) };
  if (body.length === 0) return { value: {} };
  if (!saysJson(request.headers)) return { refusal: badInput(415, onlyJson) };
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return { refusal: badInput(400, "This is not JSON.") };
  }
}
