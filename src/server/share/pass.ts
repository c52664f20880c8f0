import { isSealed, seal } from "./seal.ts";

/** What a pass is for, so that one kind is never taken for another. */
type Purpose = "download-grant" | "link-unlock";

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
  return `${version}.${until}.${seal(purpose, `${subject}.${version}.${until}`)}`;
}

/** The version for which the pass was made, if it is ours, for this subject, and still holds. */
export function readPass(purpose: Purpose, subject: string, pass: string, now: Date): number | undefined {
  const [version = "", until = "", claimed = ""] = pass.split(".");
  if (!(Number(until) * 1000 > now.getTime())) return undefined;
  return isSealed(purpose, `${subject}.${version}.${until}`, claimed) ? Number(version) : undefined;
}
