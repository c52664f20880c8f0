import { makePass, type Pass, readPass } from "./pass.ts";
import { cookieValues, shareCookie } from "./share-cookie.ts";

/** How long one counted download may be fetched again and resumed by the same visitor. */
const lifetimeS = 3600;

const cookieName = "dropify_grant";

/** What was counted: the link's one file, one of those that it shares, or all of them in one. */
export type GrantScope = { kind: "file" } | { kind: "part"; fileId: string } | { kind: "all" };

const subjectOf = (linkId: string, scope: GrantScope): string =>
  `${linkId}.${scope.kind === "part" ? scope.fileId : scope.kind}`;

const nameOf = (scope: GrantScope): string => (scope.kind === "all" ? `${cookieName}_all` : cookieName);

/** A part's grant goes to that part's address alone: hundreds of them would not fit into one request. */
const pathOf = (address: string, scope: GrantScope): string =>
  scope.kind === "part" ? `/s/${address}/download/${scope.fileId}` : `/s/${address}`;

/**
 * A cookie that says: this visitor passed the gate of this link, and may fetch the bytes again within the hour
 * without being counted.
 * @param address the last part of the link's path, as the visitor wrote it
 * @param version of the link's password: a changed password ends it
 */
export function grantCookie(
  link: { linkId: string; address: string; version: number },
  scope: GrantScope,
  now = new Date(),
): string {
  const pass = makePass("download-grant", subjectOf(link.linkId, scope), link.version, lifetimeS, now);
  return shareCookie(nameOf(scope), pass, pathOf(link.address, scope), lifetimeS);
}

/** The grant that the request brings, where it still holds. The link itself must be looked at anew. */
export function findGrant(
  headers: Headers,
  linkId: string,
  scope: GrantScope,
  now = new Date(),
): Pass | undefined {
  const passes = cookieValues(headers, nameOf(scope));
  const grants = passes.map((pass) => readPass("download-grant", subjectOf(linkId, scope), pass, now));
  return grants.find((grant) => grant !== undefined);
}

/** The version of the password at which the request's grant was given. */
export const grantedVersion = (
  headers: Headers,
  linkId: string,
  scope: GrantScope,
  now = new Date(),
): number | undefined => findGrant(headers, linkId, scope, now)?.version;
