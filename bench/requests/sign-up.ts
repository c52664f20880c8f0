import { newId } from "@dropify/core/id";
import { authService } from "../../src/server/auth/auth.ts";

/** Makes an account. @returns the headers that its browser sends from then on */
export async function signUp(): Promise<Headers> {
  const body = { name: "Ada", email: `${newId()}@example.com`, password: "correct horse battery" };
  const { headers } = await authService().auth.api.signUpEmail({ body, returnHeaders: true });
  const cookies = headers.getSetCookie().map((line) => line.split(";")[0]);
  return new Headers({ cookie: cookies.join("; ") });
}
