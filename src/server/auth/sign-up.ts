import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { APIError } from "better-auth/api";
import type { ValueTaken } from "./adapter/commit.ts";
import type { Companions } from "./adapter/unit-of-work.ts";
import { type AuthSettings, authSettings } from "./auth-settings.ts";
import { accountDisabled, disabled } from "./disabled-accounts.ts";

const mark = { model: "house", field: "owner" };
const markKey = { pk: "house.owner", sk: "guard" };

export const signUpClosed = {
  code: "SIGN_UP_CLOSED",
  message: "Sign-up is closed here: this Dropify already has its owner. Sign in instead.",
};

/** The same for every reason, so that it does not say outright which addresses have an account. */
export const signUpRefused = {
  code: "SIGN_UP_REFUSED",
  message: "We could not make this account. If you already have one, sign in instead.",
};

/** Whether a stranger may make an account now. What this says is advice; the mark below decides. */
export async function isSignUpOpen(settings = authSettings()): Promise<boolean> {
  return settings.signUp === "open" || !(await hasOwner(settings));
}

/**
 * The first account leaves a mark in the transaction that makes it. Where sign-up closes behind the first
 * visitor, the mark must not be there yet: of two first visitors at once exactly one has it.
 */
export const markFirstVisitor =
  (settings: AuthSettings): Companions =>
  async (model, _row, event) => {
    if (model !== "user" || event !== "made") return [];
    const put = { TableName: settings.tableName, Item: markKey };
    if (settings.signUp === "open") return (await hasOwner(settings)) ? [] : [{ item: { Put: put } }];
    return [{ item: { Put: { ...put, ConditionExpression: "attribute_not_exists(pk)" } }, taken: mark }];
  };

export function refusalWhenTaken({ model, field }: ValueTaken): Error {
  if (model === mark.model && field === mark.field) return APIError.from("FORBIDDEN", signUpClosed);
  if (model === disabled.model && field === disabled.field)
    return APIError.from("FORBIDDEN", accountDisabled);
  return APIError.from("UNPROCESSABLE_ENTITY", signUpRefused);
}

async function hasOwner({ client, tableName }: AuthSettings): Promise<boolean> {
  const found = await client.send(
    new GetCommand({ TableName: tableName, Key: markKey, ConsistentRead: true }),
  );
  return found.Item !== undefined;
}
