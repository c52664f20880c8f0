import { badInput } from "./auth-answer.ts";

const largestBodyBytes = 1024 * 1024;

const tooLarge = () => badInput(413, "This request is too large.");

/**
 * The body as JSON, or the answer that refuses it. Reading stops where the body grows too large, whatever
 * its headers say. No body at all is an empty object.
 */
export async function readJsonBody(request: Request): Promise<{ value: unknown } | { refusal: Response }> {
  if (Number(request.headers.get("content-length")) > largestBodyBytes) return { refusal: tooLarge() };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBodyBytes) return { refusal: tooLarge() };
    chunks.push(chunk);
  }
  if (size === 0) return { value: {} };
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    return { refusal: badInput(415, "Only application/json is read here.") };
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString()) };
  } catch {
    return { refusal: badInput(400, "This is not JSON.") };
  }
}
