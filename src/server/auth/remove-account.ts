import { log } from "@dropify/core/log";
import { verifyPassword } from "@dropify/core/password";
import { clearAccount } from "@dropify/core/users/clear-account";
import type { AuthService } from "./auth.ts";
import { refuse } from "./auth-answer.ts";

/** How much of what the account had the request itself clears; the sweeper clears the rest. */
const clearedAtOnce = 200;

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
