import { type AuthFailure, explainFailure } from "./auth-failure.ts";

/** Signs in; the session arrives as a cookie. Resolves to what went wrong, or null. */
export function signIn(email: string, password: string): Promise<AuthFailure | null> {
  return post("/api/auth/sign-in/email", { email, password });
}

/** Creates an account and signs in. Resolves to what went wrong, or null. */
export function signUp(name: string, email: string, password: string): Promise<AuthFailure | null> {
  return post("/api/auth/sign-up/email", { name, email, password });
}

/** Asks for a mail with which to choose a new password. Resolves alike whether the address has an account or not. */
export function askForReset(email: string): Promise<AuthFailure | null> {
  return post("/api/auth/request-password-reset", { email });
}

/** Sets a password by the token of such a mail. Resolves to what went wrong, or null. */
export function choosePassword(token: string, newPassword: string): Promise<AuthFailure | null> {
  return post("/api/auth/reset-password", { token, newPassword });
}

/** Asks for a mail with which to confirm an address. Resolves alike for every address. */
export function askToConfirm(email: string): Promise<AuthFailure | null> {
  return post("/api/auth/send-verification-email", { email });
}

/** Confirms an address by the token of such a mail. Resolves to what went wrong, or null. */
export function confirmAddress(token: string): Promise<AuthFailure | null> {
  return post("/api/auth/verify-email", { token });
}

/** Ends the session here. Resolves to what went wrong, or null. */
export function signOut(): Promise<AuthFailure | null> {
  return post("/api/auth/sign-out", {});
}

/** Removes the account for good and ends its sessions. Resolves to what went wrong, or null. */
export function removeAccount(password: string): Promise<AuthFailure | null> {
  return post("/api/auth/remove-account", { password });
}

async function post(path: string, body: Record<string, string>): Promise<AuthFailure | null> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.ok ? null : await explainFailure(response);
  } catch {
    return { message: "Dropify cannot be reached. Check your connection, then try again." };
  }
}
