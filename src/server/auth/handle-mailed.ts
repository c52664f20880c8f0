import type { AuthService } from "./auth.ts";
import { badInput, done, firstIssue, refuse } from "./auth-answer.ts";
import { Confirmation, ForAddress, NewPassword } from "./credentials.schema.ts";
import { guardedGuess } from "./guarded-guess.ts";
import { passOn } from "./pass-on.ts";
import { readSession } from "./session.ts";

/** Asks for a mail with which to choose a new password. Answers alike whether the address has an account or not. */
export function askReset(request: Request, body: unknown, service: AuthService): Promise<Response> {
  return service.settings.sendMail ? askMail(request, body, service) : Promise.resolve(mailOff());
}

/** Asks for a mail with which to confirm an address. Answers alike for every address. */
export function askConfirmation(request: Request, body: unknown, service: AuthService): Promise<Response> {
  return service.settings.asksConfirmation ? askMail(request, body, service) : Promise.resolve(mailOff());
}

async function askMail(request: Request, body: unknown, service: AuthService): Promise<Response> {
  const input = ForAddress.safeParse(body);
  if (!input.success) return badInput(400, firstIssue(input.error));
  // As nobody: to somebody signed in the session library says more about an address.
  const headers = new Headers(request.headers);
  headers.delete("cookie");
  const asked = new Request(request.url, { method: "POST", headers });
  const guess = { purpose: "mail", headers, account: input.data.email, failed: 200 };
  const response = await guardedGuess(service.settings, guess, () => passOn(asked, input.data, service));
  return response.ok ? done() : response;
}

/** Sets a password by the token of a mail, once, and ends every session of the account. */
export async function setPassword(request: Request, body: unknown, service: AuthService): Promise<Response> {
  if (!service.settings.sendMail) return mailOff();
  const input = NewPassword.safeParse(body);
  if (!input.success) return badInput(400, firstIssue(input.error));
  const guess = { purpose: "reset", headers: request.headers, failed: 400 };
  const response = await guardedGuess(service.settings, guess, () => passOn(request, input.data, service));
  return response.ok ? doneWith(request, service) : response;
}

/** Confirms an address by the token of a mail. By POST: programs that look at mails follow their links. */
export async function confirmAddress(
  request: Request,
  body: unknown,
  service: AuthService,
): Promise<Response> {
  if (!service.settings.asksConfirmation) return mailOff();
  const input = Confirmation.safeParse(body);
  if (!input.success) return badInput(400, firstIssue(input.error));
  const url = new URL(request.url);
  url.searchParams.set("token", input.data.token);
  const headers = new Headers({ cookie: request.headers.get("cookie") ?? "" });
  const guess = { purpose: "confirm", headers: request.headers, failed: 401 };
  const response = await guardedGuess(service.settings, guess, () =>
    passOn(new Request(url, { headers }), undefined, service),
  );
  return response.ok ? doneWith(request, service) : response;
}

/** Renews the cookies of whoever asked: their cache would tell for a minute of an account as it was. */
async function doneWith(request: Request, { auth }: AuthService): Promise<Response> {
  const answer = done();
  const { headers } = await readSession(request.headers, auth, true);
  for (const cookie of headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
  return answer;
}

/** Whether the link of a mail still opens the page that sets a password. */
export async function holdsReset({ auth, settings }: AuthService, token: string): Promise<boolean> {
  if (!settings.sendMail || !token || token.length > 200) return false;
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  return found !== null && found.expiresAt > new Date();
}

const mailOff = () => refuse(404, { code: "NOT_FOUND", message: "There is nothing here." });
