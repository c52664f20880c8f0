import { closedSince, disableAccount, enableAccount } from "@dropify/core/users/closed-account";
import { type DynamodbAdapterOptions, dynamodbAdapter } from "./adapter/dynamodb-adapter.ts";

export type AccessAction = "show" | "disable" | "enable";

/**
 * What an operator does to the account with that e-mail address, also where it was done before. Disabling shuts the
 * door first and then ends the sessions; who is signed in is believed by the cookie alone for a minute more.
 * @returns a sentence for the operator @throws Error where there is no such account
 */
export async function setAccess(
  action: AccessAction,
  email: string,
  table: Pick<DynamodbAdapterOptions, "client" | "tableName">,
): Promise<string> {
  const rows = dynamodbAdapter(table)({});
  const user = await rows.findOne<{ id: string }>({
    model: "user",
    // As the session library stores it.
    where: [{ field: "email", value: email.toLowerCase() }],
  });
  if (!user) throw new Error(`There is no account with the address ${email}.`);
  if (action === "disable") {
    await disableAccount(user.id);
    await rows.deleteMany({ model: "session", where: [{ field: "userId", value: user.id }] });
    return `${email} is disabled: nobody signs in to it, its sessions are ended, its links lead nowhere. All it has is kept.`;
  }
  if (action === "enable") {
    await enableAccount(user.id);
    return `${email} is enabled: it can sign in, and its links work again.`;
  }
  const since = await closedSince(user.id);
  return since ? `${email} is disabled since ${since}.` : `${email} is enabled.`;
}
