import { randomBytes } from "node:crypto";
import { isSealed, seal } from "./seal.ts";

/** What a pass is for, so that one kind is never taken for another. */
type Purpose = "download-grant" | "link-unlock";

export interface Pass {
  /** Of the link's password when it was made. */
  version: number;
  /** Seconds since 1970. */
  until: number;
  /** No other pass has it. */
  id: string;
}

/**
 * A text that only this app can make: this subject, at this version of its password, until then. It names no
 * one, and is worth nothing for another subject or another version.
 */
export function makePass(
  purpose: Purpose,
  subject: string,
  version: number,
  lifetimeS: number,
  now: Date,
): string {
  const until = Math.floor(now.getTime() / 1000) + lifetimeS;
  const said = `${version}.${until}.${randomBytes(9).toString("base64url")}`;
  return `${said}.${seal(purpose, `${subject}.${said}`)}`;
}

/** What the pass says, if it is ours, for this subject, and still holds. */
export function readPass(purpose: Purpose, subject: string, pass: string, now: Date): Pass | undefined {
  const [version = "", until = "", id = "", claimed = ""] = pass.split(".");
  if (!(Number(until) * 1000 > now.getTime())) return undefined;
  if (!isSealed(purpose, `${subject}.${version}.${until}.${id}`, claimed)) return undefined;
  return { version: Number(version), until: Number(until), id };
}
