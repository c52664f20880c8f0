import { inject } from "vitest";
import { Account } from "./account.ts";

export const { url: appUrl } = inject("sharedApp");

/** Somebody who is not signed in. */
export const stranger = (): Account => new Account(appUrl);

/** Somebody with a new account of their own. */
export const newOwner = (): Promise<Account> => new Account(appUrl).signUp();
