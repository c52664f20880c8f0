import { isAPIError } from "better-auth/api";
import { type Auth, authService } from "./auth.ts";

export interface Session {
  userId: string;
  name: string;
  email: string;
  /** Whether it is known that whoever signed up reads the address. */
  isConfirmed: boolean;
  /** Set-Cookie values that renew the cookie's cache: send them where an answer can still set cookies. */
  setCookies: string[];
}

export interface SessionOptions {
  /** Ask the store even if the cookie's cache (60 s) still holds: for what a revoked session must not do. */
  fresh?: boolean;
  auth?: Auth;
}

/**
 * Who makes the request, from its cookies alone. No request to DynamoDB while the cookie's cache holds,
 * two otherwise.
 * @throws the store's own error when the store cannot be asked
 */
export async function getSession(headers: Headers, options: SessionOptions = {}): Promise<Session | null> {
  const { fresh = false, auth = authService().auth } = options;
  const { response, headers: answer } = await readSession(headers, auth, fresh);
  if (!response) return null;
  const { id, name, email, emailVerified } = response.user;
  return { userId: id, name, email, isConfirmed: emailVerified, setCookies: answer.getSetCookie() };
}

/** The session library's own answer, with the store's error in place of the one it wraps around it. */
export async function readSession(headers: Headers, auth: Auth, fresh: boolean) {
  try {
    const query = { disableCookieCache: fresh };
    return await auth.api.getSession({ headers, query, returnHeaders: true });
  } catch (error) {
    throw isAPIError(error) && error.body?.cause ? error.body.cause : error;
  }
}
