import { closingWrite } from "@dropify/core/users/closed-account";
import type { Companions } from "./adapter/unit-of-work.ts";
import type { AuthSettings } from "./auth-settings.ts";

/** The mark that ends an account's links and has its things cleared is left by the transaction that ends its sign-in. */
export const closeWithUser =
  ({ now }: Pick<AuthSettings, "now">): Companions =>
  async (model, { id }, event) =>
    model === "user" && event === "removed" ? [{ item: closingWrite(String(id), now()) }] : [];
