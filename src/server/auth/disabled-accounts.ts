import { openAccountCheck } from "@dropify/core/users/closed-account";
import type { Companions } from "./adapter/unit-of-work.ts";

export const disabled = { model: "session", field: "disabled" };

export const accountDisabled = {
  code: "ACCOUNT_DISABLED",
  message: "This account is disabled. Ask whoever runs this Dropify.",
};

/**
 * A session is made only while its account is open, and by the same transaction: none that begins at the same moment
 * slips past whoever disables the account and then ends its sessions.
 */
export const openWithAccount: Companions = async (model, { userId }, event) =>
  model === "session" && event === "made"
    ? [{ item: openAccountCheck(String(userId)), taken: disabled }]
    : [];
