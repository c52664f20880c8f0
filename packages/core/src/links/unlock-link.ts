import { verifyPassword } from "../password.ts";
import { isAccountClosed } from "../users/closed-account.ts";
import { findLink, linkGone, linkLocked, stateOf } from "./live.ts";

/**
 * The version of the password that was proven with it, which opens the link until the password changes. Whoever
 * calls limits how often it may be tried. @throws AppError LINK_GONE, LINK_LOCKED
 */
export async function unlockLink(linkId: string, password: string, now = new Date()): Promise<number> {
  const link = await findLink(linkId);
  const state = link && stateOf(link, now);
  if (!link || (state !== "active" && state !== "used-up")) throw linkGone(link, state);
  if (await isAccountClosed(link.ownerId)) throw linkGone();
  if (link.passwordHash === undefined) return link.passwordVersion;
  if (!(await verifyPassword({ hash: link.passwordHash, password }))) throw linkLocked();
  return link.passwordVersion;
}
