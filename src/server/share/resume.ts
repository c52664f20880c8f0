import { createHmac } from "node:crypto";
import { env } from "@dropify/core/env";
import { dailySalt } from "@dropify/core/links/daily-salt";
import { findResume, keepResume } from "@dropify/core/links/resume-grant";
import { log } from "@dropify/core/log";
import { clientAddress } from "@/server/auth/client-address.ts";
import { isProgram } from "./visitor.ts";

/**
 * Remembers a program that was counted. `curl -C -` and `wget -c` are new processes that bring no cookie, but ask
 * from the same address under the same name.
 * @param scope what was counted: a link, or a file of it
 */
export async function rememberProgram(headers: Headers, scope: string, version: number): Promise<void> {
  const mark = await markOf(headers, scope);
  if (mark === undefined) return;
  // Who was counted gets the bytes, whatever becomes of this.
  await keepResume(mark, version).catch((error: unknown) =>
    log.warn({ err: error }, "A download cannot be resumed without its cookie"),
  );
}

/** The version of the password at which this program was counted within the hour. */
export async function rememberedProgram(headers: Headers, scope: string): Promise<number | undefined> {
  const mark = await markOf(headers, scope);
  return mark === undefined ? undefined : findResume(mark);
}

/**
 * Whether a part is asked for that follows what must have come before: a new download begins with the first byte.
 * Several ranges, or a file's end alone, are no resuming.
 */
export const isResuming = (headers: Headers): boolean =>
  /^bytes=0*[1-9]\d*-\d*$/.test(headers.get("range") ?? "");

/** Nothing where clients cannot be told apart: then one would resume what another was counted for. */
async function markOf(headers: Headers, scope: string): Promise<string | undefined> {
  if (!isProgram(headers)) return undefined;
  const address = clientAddress(headers, env.CLIENT_ADDRESS_HEADER);
  if (address === "direct" || address === "unknown") return undefined;
  const agent = (headers.get("user-agent") ?? "").slice(0, 512);
  const mark = createHmac("sha256", await dailySalt(new Date())).update(`${scope}\n${address}\n${agent}`);
  return mark.digest("base64url");
}
