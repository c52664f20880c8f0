import { isOwnOrigin } from "../own-origin.ts";
import { type AuthService, authService } from "./auth.ts";
import { badInput, done, firstIssue, refuse, unavailable } from "./auth-answer.ts";
import { needsConfirmation, trustedOrigins } from "./auth-settings.ts";
import { RemoveAccount, SignIn, SignUp } from "./credentials.schema.ts";
import { guardedGuess } from "./guarded-guess.ts";
import { askConfirmation, askReset, confirmAddress, setPassword } from "./handle-mailed.ts";
import { readJsonBody } from "./json-body.ts";
import { passOn } from "./pass-on.ts";
import { removeAccount } from "./remove-account.ts";
import { readSession } from "./session.ts";
import { isSignUpOpen, signUpClosed, signUpRefused } from "./sign-up.ts";

type Handle = (request: Request, body: unknown, service: AuthService) => Promise<Response>;

/** All of the session library that the outside may reach. What is not used cannot be abused. */
const routes: Record<string, { method: "GET" | "POST"; handle: Handle }> = {
  "/api/auth/sign-up/email": { method: "POST", handle: signUp },
  "/api/auth/sign-in/email": { method: "POST", handle: signIn },
  "/api/auth/sign-out": { method: "POST", handle: signOut },
  "/api/auth/remove-account": { method: "POST", handle: endAccount },
  "/api/auth/get-session": { method: "GET", handle: passOn },
  "/api/auth/request-password-reset": { method: "POST", handle: askReset },
  "/api/auth/reset-password": { method: "POST", handle: setPassword },
  "/api/auth/send-verification-email": { method: "POST", handle: askConfirmation },
  "/api/auth/verify-email": { method: "POST", handle: confirmAddress },
};

/** Answers `/api/auth/*`. @throws what is neither a refusal nor the store's failure: a bug */
export async function handleAuthRequest(request: Request, service = authService()): Promise<Response> {
  const route = routes[new URL(request.url).pathname];
  if (!route) return refuse(404, { code: "NOT_FOUND", message: "There is nothing here." });
  const { method, handle } = route;
  if (request.method !== method) {
    return refuse(405, { code: "BAD_INPUT", message: `Only ${method} works here.` }, { allow: method });
  }
  if (method === "POST" && !isOwnOrigin(request.headers, trustedOrigins(service.settings))) {
    return refuse(403, { code: "FORBIDDEN_ORIGIN", message: "This request comes from another site." });
  }
  const body = method === "POST" ? await readJsonBody(request) : { value: undefined };
  if ("refusal" in body) return body.refusal;
  try {
    return checked(await handle(request, body.value, service));
  } catch (error) {
    if (isStoreFailure(error)) return unavailable();
    throw error;
  }
}

async function signUp(request: Request, body: unknown, service: AuthService): Promise<Response> {
  // Before anything else, so that a closed door answers alike whoever knocks.
  if (!(await isSignUpOpen(service.settings))) return refuse(403, signUpClosed);
  const input = SignUp.safeParse(body);
  if (!input.success) return badInput(400, firstIssue(input.error));
  const { settings } = service;
  const { headers } = request;
  const signUpNow = () => passOn(request, input.data, service);
  if (needsConfirmation(settings)) {
    // Whether made or taken: a mail says which, to whoever reads it.
    const guess = { purpose: "mail", headers, account: input.data.email, failed: 200 };
    const response = await guardedGuess(settings, guess, signUpNow);
    return response.ok ? done() : response;
  }
  const guess = { purpose: "sign-up", headers, failed: 422 };
  const response = await guardedGuess(settings, guess, signUpNow);
  return response.status === 422 ? refuse(422, signUpRefused) : response;
}

async function signIn(request: Request, body: unknown, service: AuthService): Promise<Response> {
  const input = SignIn.safeParse(body);
  if (!input.success) return badInput(400, firstIssue(input.error));
  const guess = { purpose: "sign-in", headers: request.headers, account: input.data.email, failed: 401 };
  return guardedGuess(service.settings, guess, () => passOn(request, input.data, service));
}

/** The library would clear the cookie even if the session could not be removed: so it is removed first. */
async function signOut(request: Request, _body: unknown, service: AuthService): Promise<Response> {
  const { response } = await readSession(request.headers, service.auth, true);
  const { internalAdapter } = await service.auth.$context;
  if (response) await internalAdapter.deleteSession(response.session.token);
  return passOn(request, {}, service);
}

/** Whoever is signed in ends the account, and says its password again: a wrong one counts as at sign-in. */
async function endAccount(request: Request, body: unknown, service: AuthService): Promise<Response> {
  const input = RemoveAccount.safeParse(body);
  if (!input.success) return badInput(400, firstIssue(input.error));
  const { response } = await readSession(request.headers, service.auth, true);
  if (!response) return refuse(401, { code: "UNAUTHENTICATED", message: "Sign in to continue." });
  const { id, email } = response.user;
  const guess = { purpose: "sign-in", headers: request.headers, account: email, failed: 403 };
  return guardedGuess(service.settings, guess, async () => {
    const refusal = await removeAccount(service, id, input.data.password);
    if (refusal) return refusal;
    const signOut = new URL("/api/auth/sign-out", request.url);
    // The session is gone already: this clears its cookies.
    return passOn(new Request(signOut, { method: "POST", headers: request.headers }), {}, service);
  });
}

function checked(response: Response): Response {
  if (response.status >= 500) return unavailable();
  // A sign-up that loses a race has its cookies written before its account is refused.
  if (response.status >= 400) response.headers.delete("set-cookie");
  return response;
}

/** Whatever the SDK throws, be it DynamoDB's refusal or a connection that failed, says how it was tried. */
const isStoreFailure = (error: unknown): boolean => error instanceof Error && "$metadata" in error;
