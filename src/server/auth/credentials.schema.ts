import { z } from "zod";

const email = z.email("Enter a whole e-mail address, like name@example.com.").max(254);
/** Length is judged by the session library; this only bounds what is hashed. */
const password = z.string().max(1024);
const extras = { rememberMe: z.boolean().optional(), callbackURL: z.string().max(2048).optional() };

export const SignIn = z.object({ email, password, ...extras });

/** Whom a mail is asked for. */
export const ForAddress = z.object({ email });

export const NewPassword = z.object({ token: z.string().min(1).max(200), newPassword: password });
export const Confirmation = z.object({ token: z.string().min(1).max(2000) });

/** The name travels in the session's cookie, so it stays short. */
export const SignUp = z.object({ name: z.string().trim().min(1).max(100), email, password, ...extras });

/** What cannot be taken back asks once more who is there. */
export const RemoveAccount = z.strictObject({ password });
