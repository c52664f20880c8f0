import pino from "pino";
import { env } from "./env.ts";
import { redact } from "./redact.ts";

/** The server's one log: a line of JSON each, on standard output. */
export const log = pino({ level: env.LOG_LEVEL, serializers: { err: describe } });

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = "", cause } = error;
  const because = cause instanceof Error ? { cause: redact(`${cause.name}: ${cause.message}`) } : {};
  return { type: name, message: redact(message), stack: redact(stack), ...because };
}
