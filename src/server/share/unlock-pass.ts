import { makePass, readPass } from "./pass.ts";
import { cookieValues, shareCookie } from "./share-cookie.ts";

/** How long a password need not be given again. */
const lifetimeS = 12 * 3600;
const cookieName = "dropify_unlock";

/** Says that its bearer has proven to know this version of the link's password. */
export const unlockPass = (linkId: string, version: number, now = new Date()): string =>
  makePass("link-unlock", linkId, version, lifetimeS, now);

/** The version of the password that the pass stands for, if it is one of ours for this link. */
export const unlockedBy = (linkId: string, pass: string, now = new Date()): number | undefined =>
  readPass("link-unlock", linkId, pass, now)?.version;

/** @param address the last part of the link's path, as the visitor wrote it */
export const unlockCookie = (linkId: string, address: string, version: number): string =>
  shareCookie(cookieName, unlockPass(linkId, version), `/s/${address}`, lifetimeS);

export function unlockedVersion(headers: Headers, linkId: string): number | undefined {
  const versions = cookieValues(headers, cookieName).map((pass) => unlockedBy(linkId, pass));
  return versions.find((version) => version !== undefined);
}
