import { log } from "@dropify/core/log";
import { verifyPassword } from "@dropify/core/password";
import { clearAccount } from "@dropify/core/users/clear-account";
import { closingWrite } from "@dropify/core/users/closed-account";
import type { Companions } from "./adapter/unit-of-work.ts";
import type { AuthService } from "./auth.ts";
import { refuse } from "./auth-answer.ts";
import type { AuthSettings } from "./auth-settings.ts";

/** How much of what the account had the request itself clears; the sweeper clears the rest. */
const clearedAtOnce = 200;

/** The mark that ends an account's links and has its things cleared is left by the transaction that ends its sign-in. */
export const closeWithUser =
  ({ now }: Pick<AuthSettings, "now">): Companions =>
  async (model, { id }, event) =>
    model === "user" && event === "removed" ? [{ item: closingWrite(String(id), now()) }] : [];

/**
 * Removes an account for good, if the password is its own. Its sessions end first: whoever is signed out by a crash
 * signs in and asks again. Then its sign-in and its links end in one transaction, after which nothing is lost by
 * a crash: what it had is due to be cleared.
 * @returns a refusal, or nothing
 */
export async function removeAccount(
  { auth, settings }: AuthService,
  userId: string,
  password: string,
): Promise<Response | undefined> {
  const { adapter, internalAdapter } = await auth.$context;
  const accounts = await internalAdapter.findAccounts(userId);
  const hash = accounts.find(({ providerId }) => providerId === "credential")?.password ?? "";
  if (!(await verifyPassword({ hash, password }))) {
    return refuse(403, { code: "WRONG_PASSWORD", message: "This is not your password." });
  }
  await internalAdapter.deleteUserSessions(userId);
  await adapter.transaction(async (within) => {
    await within.deleteMany({ model: "account", where: [{ field: "userId", value: userId }] });
    await within.delete({ model: "user", where: [{ field: "id", value: userId }] });
  });
  await clearAccount(userId, { files: clearedAtOnce }, settings.now()).catch((err: unknown) => {
    log.warn({ err }, "What a removed account had could not be cleared at once; the sweeper will");
  });
  return undefined;
}
